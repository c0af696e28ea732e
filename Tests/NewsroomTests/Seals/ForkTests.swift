import PostgresEventStore
import Seals
import TestSupport
import Testing

@testable import Newsroom

/// A log that has lost events, and has others in their place, as after a failover to a server that had
/// not received them.
@Suite(.database(copying: SealedNewsroom.template)) struct ForkTests {
  private let database = TestDatabase.current

  /// The newsroom with its last events removed, and with the seals that covered them.
  ///
  /// - Parameter last: The last position that remains.
  private func newsroom(losingEventsAfter last: Int) async throws -> SealedNewsroom {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    try await database.session().run(
      """
      ALTER TABLE galley.events DISABLE TRIGGER ALL;
      ALTER TABLE galley.seals DISABLE TRIGGER ALL;
      DELETE FROM galley.events WHERE position > \(last);
      DELETE FROM galley.seals WHERE position > \(last);
      """)
    return newsroom
  }

  @Test func `a log that continues the kept seal is sealed`() async throws {
    let newsroom = try await SealedNewsroom(copiedTo: database)
    let anna = newsroom.library.anna
    for kept in newsroom.seals {
      let sealed = try await anna.sealLog(with: newsroom.key, kept: kept)
      #expect(sealed?.size == 9)
    }
    _ = try await newsroom.library.eva.note("Later.", on: newsroom.ferry)
    #expect(try await anna.sealLog(with: newsroom.key, kept: newsroom.seals[1])?.size == 10)
    #expect(try await anna.sealLog(with: newsroom.key, kept: newsroom.seals[0])?.size == 10)
  }

  @Test func `a log without events that the key has sealed is not sealed`() async throws {
    let newsroom = try await newsroom(losingEventsAfter: 8)
    let error = await #expect(throws: SealError.self) {
      try await newsroom.library.anna.sealLog(with: newsroom.key, kept: newsroom.seals[1])
    }
    #expect(error?.kind == .forkedLog)
    #expect(
      error?.description
        == "the log has lost events: it has 7, and the latest seal by this key covers 9")
  }

  @Test
  func `a log with other events in their place is not sealed, and verification names the fork`()
    async throws
  {
    let newsroom = try await newsroom(losingEventsAfter: 8)
    let (eva, anna) = (newsroom.library.eva, newsroom.library.anna)
    for words in ["One.", "Two.", "Three."] { _ = try await eva.note(words, on: newsroom.ferry) }
    let error = await #expect(throws: SealError.self) {
      try await anna.sealLog(with: newsroom.key, kept: newsroom.seals[1])
    }
    #expect(error?.description.hasPrefix("the log is a fork: its first 9 events") == true)
    #expect(try await anna.seals().map(\.size) == [7], "nothing was signed")

    let found = try await newsroom.verify(with: newsroom.seals).findings.map(\.sentence)
    #expect(
      found.contains {
        $0.contains("the events after position 8 and up to ") && $0.contains("the log is a fork")
          && $0.contains("it has the first 7, and the other 2 were lost or replaced")
      }, "\(found)")

    // The newsroom goes on with a new key.
    let key = try SigningKey.random(name: "example.org/desk")
    #expect(try await anna.sealLog(with: key, former: [newsroom.key.verifier])?.size == 10)
  }

  @Test func `a fork that was sealed by somebody else is not continued`() async throws {
    let newsroom = try await newsroom(losingEventsAfter: 8)
    let anna = newsroom.library.anna
    for words in ["One.", "Two."] {
      _ = try await newsroom.library.eva.note(words, on: newsroom.ferry)
    }
    // Without the kept seal, nothing shows the loss.
    #expect(try await anna.sealLog(with: newsroom.key)?.size == 9)
    await #expect(throws: SealError.self) {
      try await anna.sealLog(with: newsroom.key, kept: newsroom.seals[1])
    }
  }

  @Test func `a log that is shorter than the kept seal, and has no new events, is named a fork`()
    async throws
  {
    let newsroom = try await newsroom(losingEventsAfter: 8)
    let found = try await newsroom.verify(with: newsroom.seals).findings.map(\.sentence)
    #expect(found.contains { $0.contains("the other 2 were lost or replaced") }, "\(found)")
  }
}
