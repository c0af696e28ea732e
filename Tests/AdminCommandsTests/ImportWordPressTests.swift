import Foundation
import TestSupport
import Testing

/// Exports of WordPress, as they are.
@Suite(.database) struct ImportWordPressTests {
  private let office = Office()

  private static let export =
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Archives/wordpress.xml")

  private func runImport(_ words: String...) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().run(
      ["--as", "anna", "import", "--preset", "wordpress"] + words,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  @Test func `an export is imported as it is`() async throws {
    let outcome = try await runImport(Self.export.path, "--zone", "Europe/London")
    #expect(outcome.stdout == "Imported 3 articles\n", "\(outcome.stderr)")
    #expect(
      outcome.stderr.hasSuffix(
        """
        left out, with the number of articles or files:
          1  <script>
          1  attachments (lead images keep their addresses)
          1  comments
          1  custom field '_edit_last'
          1  items of type 'page'
          1  post_name (characters that no slug has)

        """), "\(outcome.stderr)")
    let ferry = try await office.object("show", "ferry-returns")
    #expect(ferry["headline"] as? String == "The ferry & the pier")
    #expect(ferry["standfirst"] as? String == "After two winters, the island has a boat again.")
    #expect(ferry["byline"] as? [String] == ["Ada Keller"])
    #expect(ferry["draftedBy"] as? String == "Ada Keller")
    #expect(ferry["section"] as? String == "Coast")
    #expect(ferry["keywords"] as? [String] == ["Islands", "ferry"])
    #expect(ferry["language"] as? String == "en-GB")
    #expect(ferry["publicationState"] as? String == "published")
    #expect(ferry["firstPublishedAt"] as? String == "2014-03-03T09:00:00.000Z")
    #expect(
      ferry["body"] as? String == """
        The ferry came back on **Monday**.

        - Two trips a day
        - One on Sundays

        <https://video.example/1>

        """)
    let image = try #require(ferry["leadImage"] as? [String: Any])
    #expect(image["uri"] as? String == "https://skerry.example/ferry.jpg")
    #expect(image["alt"] as? String == "A white ferry at a stone pier")
    #expect(image["caption"] as? String == "The ferry on Monday")
    let bridge = try await office.object("show", "uber-die-brucke")
    #expect(bridge["section"] is NSNull)
    #expect(bridge["byline"] as? [String] == ["olive"])
    #expect(
      bridge["body"] as? String == """
        Sie ist *offen*.\\
        Seit Montag.

        ![A bridge](https://skerry.example/bridge.jpg)

        """)
    let images = try #require(bridge["images"] as? [[String: Any]])
    #expect(images.map { $0["uri"] as? String } == ["https://skerry.example/bridge.jpg"])
    #expect(images.map { $0["caption"] as? String } == ["The bridge at noon"])
    let ideas = try await office.object("show", "ideas-for-the-summer")
    #expect(ideas["publicationState"] as? String == "unpublished")
    #expect(ideas["createdAt"] as? String == "2016-01-02T09:30:00.000Z")
    let again = try await runImport(Self.export.path, "--zone", "Europe/London")
    #expect(again.stdout == "Imported 0 articles, 3 imported before\n", "\(again.stderr)")
  }

  @Test func `a dry run reports the problems of all posts, and a mapping refines the preset`()
    async throws
  {
    let export = try String(contentsOf: Self.export, encoding: .utf8)
      .replacing("[caption id", with: "[gallery ids=\"1,2\"]\n[caption id")
      .replacing("_edit_last", with: "credit")
    let outcome = try await GalleyBinary().shell(
      """
      cat >e.xml
      run() { "$GALLEY" --database "$FROM" --as anna import --preset wordpress e.xml "$@" 2>&1; echo $?; }
      run --dry-run; run --zone UTC --map credit=leadImage.credit --ignore tags --keep-templates
      """, stdin: Data(export.utf8), environment: ["FROM": office.database.url()])
    #expect(
      outcome.stdout.hasPrefix(
        """
        e.xml, item 12: [gallery] would be published as text; replace it, put it in code, or keep it with --keep-templates
        e.xml, item 13: 'post_date' has no offset from UTC; name its time zone; give --zone, such as --zone Europe/Berlin
        refused because of:
          1  template syntax
          1  time

        """), "\(outcome.stdout)")
    #expect(outcome.stdout.contains("\n  1  shortcodes (kept as text)\n"), "\(outcome.stdout)")
    #expect(outcome.stdout.hasSuffix("Imported 3 articles\n0\n"), "\(outcome.stdout)")
    let ferry = try await office.object("show", "ferry-returns")
    #expect((ferry["leadImage"] as? [String: Any])?["credit"] as? String == "2")
    #expect(ferry["keywords"] as? [String] == ["Islands"])
  }

  @Test func `a file that is not an export, or is broken, is refused before anything is recorded`()
    async throws
  {
    let export = try String(contentsOf: Self.export, encoding: .utf8)
    let outcome = try await GalleyBinary().shell(
      """
      cat >e.xml; head -n 60 e.xml >half.xml; printf '<rss><channel><item/></channel></rss>' >rss.xml
      printf '<html/>' >h.xml
      printf '<!DOCTYPE rss [<!ENTITY x "y">]><rss>&x;</rss>' >d.xml
      for file in half rss h d none; do
        "$GALLEY" --database "$FROM" --as anna import --preset wordpress $file.xml 2>&1; echo $?
      done
      """, stdin: Data(export.utf8), environment: ["FROM": office.database.url()])
    let lines = outcome.stdout.split(separator: "\n")
    try #require(lines.count == 10, "\(outcome.stdout)")
    #expect(lines[0].hasPrefix("galley: half.xml: line 6"), "\(lines[0])")
    #expect(lines[2] == "galley: rss.xml is not an export of WordPress (WXR)")
    #expect(lines[4] == "galley: h.xml is not an export of WordPress (WXR)")
    #expect(
      lines[6]
        == "galley: d.xml: line 1: it has a document type declaration, which is not supported; remove it"
    )
    #expect(lines[8] == "galley: there is no file none.xml")
    #expect(stride(from: 1, to: 10, by: 2).allSatisfy { lines[$0] == "64" })
    #expect(try await office.text("list", "--slugs").isEmpty)
  }
}
