import TestSupport
import Testing

/// Which parts of a new revision come from the file, the options and the working revision.
@Suite(.database) struct RevisingTests {
  @Test func `a plain text keeps the fields, and options change only their own`() async throws {
    let desk = try Desk()
    try await desk.play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: revise wall $DIR/plain.txt => 0 Saved wall, revision 2 (6 words)
      eva: submit wall => 0 Submitted wall, revision 2
      eva: revise wall --section Harbour => 0 Saved wall, revision 3 (6 words)
      eva: revise wall --section Harbour => 0 Nothing to do
      eva: revise wall $DIR/plain.txt --section Coast => 0 Saved wall, revision 4
      eva: restore wall 2 => 0 Nothing to do
      """)
  }

  @Test func `a file with front matter replaces the whole article, except the language`()
    async throws
  {
    let desk = try Desk()
    try desk.write("---\nheadline: Harbour wall to be raised\n---\nText\n", to: "bare.md")
    try desk.write("---\nsection: Coast\n---\nText\n", to: "nothing.md")
    try await desk.play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: revise wall $DIR/nothing.md => 64 nothing.md: the headline is missing
      eva: revise wall $DIR/bare.md => 0 Saved wall, revision 2
      eva: submit wall => 2 add a byline, a dateline
      eva: revise wall $DIR/bare.md --language en-GB => 0 Nothing to do
      """)
  }

  @Test func `the base is the revision in the file, unless an option names another`() async throws {
    let desk = try Desk()
    try desk.write(Manuscript.complete(slug: "wall", body: "One", revision: 1), to: "one.md")
    try await desk.play(
      """
      eva: draft $DIR/wall.md => 0 Drafted wall
      eva: revise wall $DIR/wall2.md => 0 Saved wall, revision 2
      emil: revise wall $DIR/one.md => 75 then revise again from revision 2
      emil: revise wall $DIR/one.md --expect-revision 2 => 0 Saved wall, revision 3
      """)
  }

  @Test func `replacing another person's revision without naming it prints a notice`() async throws
  {
    let desk = try Desk()
    _ = try await desk.run(["draft", "$DIR/wall.md"])
    let outcome = try await desk.run(["revise", "wall", "$DIR/wall2.md"], as: "emil")
    #expect(outcome.exitCode == 0)
    #expect(outcome.stderr.contains("this replaces revision 1, which eva saved at"))
    let aware = try await desk.run(
      ["revise", "wall", "$DIR/wall.md", "--expect-revision", "2"], as: "eva")
    #expect(aware.exitCode == 0)
    #expect(aware.stderr.isEmpty)
  }
}
