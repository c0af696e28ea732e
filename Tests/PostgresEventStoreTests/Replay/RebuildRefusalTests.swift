import Testing

@testable import PostgresEventStore

@Suite struct RebuildRefusalTests {
  @Test(
    arguments: [
      (
        .alreadyRunning("board"),
        "board is being rebuilt or verified; try again when that has ended"
      ),
      (
        .removed("board"),
        "the new build of board was removed while it was being made; start again"
      ),
      (.noFormer("board"), "there is no former build of board to go back to"),
      (
        .otherVersion("board", former: 1, program: 2),
        "the former build of board is of version 1, and this galley makes version 2; roll back with "
          + "the galley that made it"
      ),
      (
        .outdated("board", live: 1, program: 2),
        "the live build of board is of version 1, and this galley makes version 2; "
          + "'galley projection rebuild board' makes it anew"
      ),
      (
        .outdated("board", live: 2, program: 1),
        "the live build of board is of version 2, and this galley makes version 1; use a newer galley"
      ),
      (
        .swapBlocked("board", by: "otto (process 7)"),
        "board could not be swapped in: otto (process 7) has read the present one in a transaction "
          + "that does not end; end it and try again"
      ),
    ] as [(RebuildRefusal, String)])
  func `a refusal says what, which, and what to do`(refusal: RebuildRefusal, sentence: String) {
    #expect(refusal.description == sentence)
  }
}
