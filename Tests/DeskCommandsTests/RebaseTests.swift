import TestSupport
import Testing

/// A draft that is based on an older revision than the working one.
@Suite(.database) struct RebaseTests {
  private static func wall(_ body: String, revision: Int? = nil, section: String = "Coast")
    -> String
  {
    Manuscript.complete(slug: "wall", body: body, revision: revision)
      .replacing("section: Coast", with: "section: \(section)")
  }

  /// The article is live. Eva's update was put aside for a correction, which is live now.
  private func corrected() async throws -> Desk {
    let desk = try Desk()
    try desk.write(Self.wall("The wall rises by a metre.\n\nIt costs a lot."), to: "live.md")
    try desk.write(Self.wall("The wall rises by a metre.\n\nIt costs too much."), to: "update.md")
    try desk.write(Self.wall("The wall rises by two metres.\n\nIt costs a lot."), to: "fixed.md")
    try await desk.play(
      """
      eva: draft $DIR/live.md => 0 Drafted wall
      eva: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: publish wall => 0 Published wall
      eva: revise wall --rebase => 2 no draft of wall was put aside; there is nothing to rebase
      adam: revise wall $DIR/update.md => 0 Saved wall, revision 2
      emil: restore wall 1 => 0 Restored revision 1 of wall as revision 3
      emil: revise wall $DIR/fixed.md => 0 Saved wall, revision 4
      emil: submit wall => 0 Submitted wall
      anna: approve wall => 0 Approved wall
      anna: correct wall --notice 'Two metres.' => 0 Published wall, revision 4, with a correction
      """)
    return desk
  }

  @Test func `a draft that was put aside is merged with the correction, and keeps its authors`()
    async throws
  {
    let desk = try await corrected()
    let before = try await desk.events()
    let outcome = try await desk.run(["revise", "wall", "--rebase"], as: "emil")
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(try await desk.events() == before + 2)
    try desk.write(
      Self.wall("The wall rises by two metres.\n\nIt costs too much."), to: "merged.md")
    try await desk.play(
      """
      eva: revise wall $DIR/merged.md --expect-revision 6 => 0 Nothing to do
      emil: revise wall --rebase => 2 no draft of wall was put aside
      emil: submit wall => 0 Submitted wall, revision 6
      adam: approve wall => 2 adam wrote revision 2 of wall
      anna: approve wall => 0 Approved wall, revision 6
      """)
  }

  @Test func `a conflict saves nothing and prints every version, and a person decides`()
    async throws
  {
    let desk = try await corrected()
    try desk.write(
      Self.wall("The wall rises by half a metre.\n\nIt costs a lot.", revision: 1, section: "City"),
      to: "mine.md")
    let before = try await desk.events()
    let outcome = try await desk.run(["revise", "wall", "$DIR/mine.md", "--rebase"])
    #expect(outcome.exitCode == 75)
    #expect(
      outcome.stdout.contains(
        """
        <<<<<<< the file
        The wall rises by half a metre.
        ||||||| revision 1
        The wall rises by a metre.
        ======= revision 4
        The wall rises by two metres.
        >>>>>>>

        It costs a lot.
        """))
    #expect(outcome.stdout.contains("section: City") && outcome.stdout.contains("revision: 4"))
    #expect(outcome.stderr.contains("1 conflict with revision 4"))
    #expect(outcome.stderr.contains("'galley revise wall FILE'"))
    try desk.write(outcome.stdout, to: "merged.md")
    let again = try await desk.run(["revise", "wall", "$DIR/merged.md"])
    #expect(again.exitCode == 64 && again.stderr.contains("the lines of a conflict"))
    #expect(try await desk.events() == before)
    try desk.write(
      Self.wall("The wall rises by half a metre.\n\nIt costs a lot.", revision: 4, section: "City"),
      to: "merged.md")
    try await desk.play(
      "eva: revise wall $DIR/merged.md => 0 Saved wall, revision 5")
  }

  @Test func `a decided merge of a draft keeps the draft's authors`() async throws {
    let desk = try await corrected()
    try desk.write(Self.wall("The wall rises by two metres.\n\nIt costs a bit."), to: "bit.md")
    try desk.write(
      Self.wall("The wall rises by two metres.\n\nIt costs a bit too much.", revision: 5),
      to: "decided.md")
    try await desk.play("emil: revise wall $DIR/bit.md => 0 Saved wall, revision 5")
    let outcome = try await desk.run(["revise", "wall", "--rebase"], as: "emil")
    #expect(outcome.exitCode == 75)
    #expect(outcome.stderr.contains("'galley revise wall FILE --rebase'"))
    let saved = try await desk.run(["revise", "wall", "$DIR/decided.md", "--rebase"], as: "emil")
    #expect(saved.exitCode == 0, "\(saved.stderr)")
    try await desk.play(
      """
      emil: submit wall => 0 Submitted wall, revision 7
      adam: approve wall => 2 adam wrote revision 2 of wall
      """)
  }

  @Test func `a text that does not name its base is not merged`() async throws {
    let desk = try await corrected()
    try desk.write(Self.wall("Another.", revision: 9), to: "nine.md")
    try await desk.play(
      """
      eva: revise wall $DIR/update.md --rebase => 64 does not say on which revision of wall
      eva: revise wall $DIR/nine.md --rebase => 1 wall has no revision 9
      eva: revise wall --rebase --section City => 64 --rebase takes no other fields
      eva: revise wall $DIR/update.md --rebase --expect-revision 1 => 0 Saved wall, revision 5
      """)
  }

  @Test func `an erased text is not merged`() async throws {
    let erased = try await corrected()
    let outcome = try await erased.run(
      [
        "log", "erase", "wall", "--revision", "2", "--reason", "A name", "--ground", "Art. 17",
        "--yes",
      ],
      as: "anna")
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    try await erased.play(
      "eva: revise wall --rebase => 2 the text of revision 2 of wall was erased")
  }
}
