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
        "the new build of board was removed before it was complete; start again"
      ),
      (.noFormer("board"), "there is no former build of board to go back to"),
      (
        .otherVersion("board", former: 1, program: 2),
        "the former build of board has version 1, but this program builds version 2; roll back with "
          + "the program that built it"
      ),
      (
        .outdated("board", live: 1, program: 2),
        "the live build of board has version 1, but this program builds version 2"
      ),
      (
        .outdated("board", live: 2, program: 1),
        "the live build of board has version 2, but this program builds version 1"
      ),
      (
        .swapBlocked("board", by: "otto (process 7)"),
        "board could not be swapped in: otto (process 7) has read the live one in a transaction "
          + "that is still open; end it and try again"
      ),
    ] as [(RebuildRefusal, String)])
  func `a refusal states the read model, the reason and the remedy`(
    refusal: RebuildRefusal, sentence: String
  ) {
    #expect(refusal.description == sentence)
  }
}
