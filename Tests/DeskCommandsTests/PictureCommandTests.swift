import Foundation
import TestSupport
import Testing

/// Pictures through the program.
@Suite(.database) struct PictureCommandTests {
  private static let text = """
    ---
    headline: Pier reopens
    slug: pier
    byline: Eva Lindqvist
    dateline: {place: Rostock, date: 2026-11-23}
    leadImage: {uri: "pictures/pier%201.png", caption: The pier, alt: A pier, credit: Eva}
    ---
    The pier is open.

    ![](rail.png)

    """

  private func desk() throws -> Desk {
    let desk = try Desk()
    try FileManager.default.createDirectory(
      at: desk.directory.appending(path: "pictures"), withIntermediateDirectories: true)
    try desk.write(Self.text, to: "pier.md")
    try desk.write(Data(SamplePicture.png(shade: 1)), to: "pictures/pier 1.png")
    try desk.write(Data(SamplePicture.png(shade: 2)), to: "rail.png")
    return desk
  }

  /// Runs a command that needs read models, which the superuser may build.
  private func read(_ words: [String], at desk: Desk) async throws -> GalleyBinary.Outcome {
    try await desk.run(
      words + ["--as", "eva"], environment: ["GALLEY_DATABASE_URL": TestDatabase.current.url()])
  }

  /// The manuscript with entries for the picture in its body.
  private static func text(_ entries: String, body: String = "![](rail.png)") -> String {
    text.replacing("\n---\nThe", with: "\nimages:\n\(entries)\n---\nThe")
      .replacing("![](rail.png)", with: body)
  }

  @Test func `a picture in the body needs alternative text, a caption and a credit`() async throws {
    let desk = try desk()
    try desk.write(Self.text("  - {uri: ./rail.png, caption: A rail}"), to: "caption.md")
    let whole = "  - {uri: rail.png, caption: A rail, credit: Eva, alt: A hand on a rail}"
    try desk.write(Self.text(whole), to: "whole.md")
    try desk.write(Self.text(whole, body: "No picture."), to: "none.md")
    try desk.write(Self.text(whole + "\n  - {uri: ./rail.png}"), to: "twice.md")
    try desk.write(Self.text("  - {caption: A rail}"), to: "address.md")
    try await desk.play(
      """
      eva: draft $DIR/pier.md => 0 Drafted pier
      eva: submit pier => 2 add the alt text, the caption and the credit of the picture rail.png, then
      eva: revise pier $DIR/caption.md => 0 Saved pier, revision 2
      eva: submit pier => 2 add the alt text and the credit of the picture rail.png, then
      eva: revise pier $DIR/none.md => 64 the text has no picture rail.png; correct the entry in 'images'
      eva: revise pier $DIR/twice.md => 64 'images' has two entries for ./rail.png; keep one
      eva: revise pier $DIR/address.md => 64 line 8: 'images.uri' is missing
      eva: revise pier $DIR/whole.md => 0 Saved pier, revision 3
      eva: revise pier $DIR/whole.md => 0 Nothing to do
      eva: submit pier => 0 Submitted pier, revision 3
      """)
    let shown = try await read(["show", "pier"], at: desk)
    #expect(shown.stdout.contains("A rail (Eva)"), "\(shown.stdout)")
    let changed = try await read(["diff", "pier", "2", "3"], at: desk)
    #expect(changed.stdout.contains("images"), "\(changed.stdout)")
    // The written manuscript is the same revision.
    let folder = try await read(
      ["show", "pier", "--manuscript", "--output", "$DIR/copy"], at: desk)
    #expect(folder.exitCode == 0, "\(folder.stderr)")
    try await desk.play("eva: revise pier $DIR/copy/pier.md => 0 Nothing to do")
  }

  @Test func `drafting, revising and showing with pictures`() async throws {
    let desk = try desk()
    try desk.write(Data(SamplePicture.png(width: 6, shade: 3)), to: "new-rail.png")
    try FileManager.default.createDirectory(
      at: desk.directory.appending(path: "new"), withIntermediateDirectories: true)
    try desk.write(Data(SamplePicture.png(width: 6, shade: 3)), to: "new/rail.png")
    try desk.write("<svg/>", to: "rail.svg")
    try desk.write(
      Self.text("  - {uri: rail.png, caption: A rail, credit: Eva}", body: "![A rail](rail.png)"),
      to: "described.md")
    try await desk.play(
      """
      eva: draft $DIR/pier.md => 0 Drafted pier
      eva: revise pier $DIR/pier.md => 0 Nothing to do
      eva: revise pier $DIR/described.md => 0 Saved pier, revision 2
      eva: revise pier --image $DIR/new/rail.png => 0 Saved pier, revision 3
      eva: revise pier --image $DIR/new/rail.png => 0 Nothing to do
      eva: revise pier --headline 'Pier open' => 0 Saved pier, revision 4
      eva: revise pier --image $DIR/rail.svg => 64 rail.svg: this is an SVG, which can contain scripts
      eva: revise pier --image $DIR/new-rail.png => 64 the article does not refer to the picture new-rail.png
      eva: revise pier --image $DIR/none.png => 64 there is no file
      eva: submit pier => 0 Submitted pier, revision 4
      """)
    let shown = try await read(["show", "pier"], at: desk)
    #expect(shown.stdout.contains("pictures/pier 1.png (4 × 3, "), "\(shown.stdout)")
    #expect(shown.stdout.contains("rail.png (6 × 3, "))
    let changed = try await read(["diff", "pier", "2", "3"], at: desk)
    #expect(changed.stdout.contains("pictures"), "\(changed.stdout)")

    let single = try await read(["picture", "pier", "rail.png", "-o", "$DIR/out.png"], at: desk)
    #expect(single.exitCode == 0)
    let out = try Data(contentsOf: desk.directory.appending(path: "out.png"))
    #expect(out == Data(SamplePicture.png(width: 6, shade: 3)))
    let several = try await read(["picture", "pier", "-o", "$DIR/x.png"], at: desk)
    #expect(several.stderr.contains("pier has several pictures; name one of"))

    let folder = try await read(
      ["show", "pier", "--manuscript", "--output", "$DIR/copy"], at: desk)
    #expect(folder.exitCode == 0, "\(folder.stderr)")
    let copy = desk.directory.appending(path: "copy")
    #expect(
      try Data(contentsOf: copy.appending(path: "pictures/pier 1.png"))
        == Data(SamplePicture.png(shade: 1)))
    try await desk.play("eva: revise pier $DIR/copy/pier.md => 0 Nothing to do")

    // The same files are no obstacle, but what somebody has changed since is.
    let show = ["show", "pier", "--manuscript", "--output", "$DIR/copy"]
    #expect(try await read(show, at: desk).exitCode == 0)
    for file in ["pier.md", "rail.png"] {
      let path = copy.appending(path: file)
      let former = try Data(contentsOf: path)
      try desk.write("Mine", to: "copy/\(file)")
      let refused = try await read(show, at: desk)
      #expect(refused.exitCode == 1)
      #expect(refused.stderr.contains("\(file) exists and has other content; move it away"))
      #expect(try String(contentsOf: path, encoding: .utf8) == "Mine")
      try former.write(to: path)
    }
  }

  @Test func `a revision without a picture of the former one says so`() async throws {
    let desk = try desk()
    try desk.write(Self.text.replacing("![](rail.png)", with: ""), to: "plain.md")
    try await desk.play("eva: draft $DIR/pier.md => 0 Drafted pier")
    let outcome = try await desk.run(["revise", "pier", "$DIR/plain.md"])
    #expect(outcome.stdout.hasPrefix("Saved pier, revision 2"))
    #expect(
      outcome.stderr.contains("the new revision no longer has the picture rail.png\n"),
      "\(outcome.stderr)")
    let again = try await desk.run(["revise", "pier", "--headline", "Pier open"])
    #expect(!again.stderr.contains("no longer has"))
  }

  @Test func `erasing a picture`() async throws {
    let desk = try desk()
    try await desk.play(
      """
      eva: draft $DIR/pier.md => 0 Drafted pier
      anna: log erase pier --picture none.png --reason Private --ground Law --yes => 1 no revision of pier has a picture none.png
      anna: log erase pier --picture rail.png --note 3 --reason Private --ground Law --yes => 64 Give only one of
      anna: log erase pier --picture rail.png --reason Private --ground Law --yes --leave-space => 0 Erased 1 picture of pier
      anna: log erase pier --picture rail.png --reason Private --ground Law --yes --leave-space => 0 Nothing to do
      eva: revise pier $DIR/pier.md --headline X => 2 with the picture rail.png: it was erased
      """)
    let shown = try await read(["show", "pier"], at: desk)
    #expect(
      shown.stdout.contains(/rail\.png \(4 × 3, [0-9]+ B\),\s+erased\s+by\s+anna/),
      "\(shown.stdout)")
    let lost = try await read(["picture", "pier", "rail.png"], at: desk)
    #expect(lost.exitCode == 1)
    #expect(
      lost.stderr.contains("the picture rail.png of pier no longer exists: erased by anna"),
      "\(lost.stderr)")
  }

  @Test func `a path without a file stays an address, and a notice says so`() async throws {
    let desk = try desk()
    try FileManager.default.removeItem(at: desk.directory.appending(path: "rail.png"))
    let outcome = try await desk.run(["draft", "$DIR/pier.md"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.stderr.contains("there is no file rail.png next to the manuscript"))
  }
}
