import Foundation
import TestSupport
import Testing

/// `galley export site`.
@Suite(.database) struct SiteCommandTests {
  private let office = Office()

  /// Runs a script as anna, in an empty folder.
  private func shell(_ script: String) async throws -> GalleyBinary.Outcome {
    try await GalleyBinary().shell(
      "export GALLEY_AS=anna; mkdir scratch; cd scratch; \(script)",
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  @Test func `says what it has written, in words and as JSON`() async throws {
    try await office.publish()
    let outcome = try await shell(
      """
      "$GALLEY" export site post && "$GALLEY" export site post/
      "$GALLEY" unpublish harbour-lamp --reason Wrong >&2
      "$GALLEY" export site post
      "$GALLEY" export site post --rebuild --format json
      echo 'p { color: red }' > own.css
      "$GALLEY" export site post --css own.css && cat post/style-*.css
      """)
    let lines = outcome.stdout.split(separator: "\n").map { String($0) }
    try #require(lines.count > 4, "\(outcome.stderr)")
    #expect(lines[0].wholeMatch(of: /Wrote \d+ pages with 1 live article to post/) != nil)
    #expect(lines[1] == "Nothing has changed for post/")
    #expect(
      lines[2].wholeMatch(
        of: /Wrote \d+ pages for 1 changed article to post, which has 0 live articles/) != nil)
    #expect(lines.contains { $0.contains("\"isWhole\" : true") })
    #expect(lines.dropLast().last?.hasSuffix("with 0 live articles to post") == true)
    #expect(lines.last == "p { color: red }")
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
  }

  @Test(arguments: [
    ("export site", 64, "Name the folder of the site, as in 'galley export site /srv/www/post'."),
    ("export site a b", 64, "Name one folder for a site."),
    ("export site a --section S", 64, "A site shows all live articles in its folder"),
    ("export ninjs --rebuild", 64, "--css and --rebuild belong to a site."),
    ("export site link", 1, "link is a link; name the folder itself"),
    ("export site full", 1, "full contains files, but not a site that galley wrote"),
    ("export site none/site", 1, "cannot create none/site: No such file or directory"),
    ("export site a --css none.css", 64, "there is no file none.css"),
  ])
  func `refuses what is not a folder for a site`(line: String, code: Int, reason: String)
    async throws
  {
    let outcome = try await shell(
      """
      mkdir target full && ln -s target link && touch full/precious
      "$GALLEY" \(line)
      code=$?; find . | sort; exit $code
      """)
    #expect(outcome.exitCode == code)
    #expect(outcome.stderr.contains(reason), "\(outcome.stderr)")
    #expect(outcome.stdout == ".\n./full\n./full/precious\n./link\n./target\n")
  }

  /// The limit of the size of a file acts as a full disk: a write fails in the middle.
  @Test func `a killed export, or one that cannot write, leaves the former site intact`()
    async throws
  {
    try await office.publish()
    let outcome = try await shell(
      """
      "$GALLEY" export site post >&2 || exit 3
      cp -a post before
      for round in 1 2 3 4; do
        "$GALLEY" export site post --rebuild >&2 & pid=$!
        until [ -e .post.galley-part ] || ! kill -0 $pid 2>/dev/null; do :; done
        kill -KILL $pid 2>/dev/null; wait $pid 2>/dev/null
        diff -r before post || exit 4
      done
      limited() { ( trap '' XFSZ; ulimit -f 3; "$GALLEY" export site post "$@" ); echo $?; }
      limited --rebuild; diff -r before post || exit 5
      "$GALLEY" rename harbour-lamp lamp >&2
      limited; diff -r before post || exit 6
      "$GALLEY" export site post >&2 || exit 7
      "$GALLEY" export site whole >&2 || exit 8
      diff -r post whole || exit 9
      ls -A
      """)
    #expect(outcome.exitCode == 0, "\(outcome.stdout) \(outcome.stderr)")
    #expect(outcome.stdout == "1\n1\nbefore\npost\nwhole\n")
    #expect(outcome.stderr.contains("File too large"))
  }
}
