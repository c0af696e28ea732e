import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Testing

@Suite struct FailureClassificationTests {
  private struct Unknown: Error {}

  @Test func `every error has its kind, for any interface`() {
    let cases: [(any Error, Failure.Kind)] = [
      (Failure(.ambiguous, "two"), .ambiguous),
      (AppendError.staleVersion(expected: 1), .conflict),
      (AppendError.nameTaken("cat", by: nil), .refused),
      (AppendError.commandIDReused(UUID()), .invalid),
      (AppendError.notPermitted(type: "ArticlePublished"), .forbidden),
      (MigrationError.older(applied: 1, needed: 2), .unavailable),
      (PostgresError(.unreachable, "no"), .unavailable),
      (PostgresError(.authentication, "no"), .forbidden),
      (PostgresError(.server, "no", sqlState: .deadlockDetected), .conflict),
      (RebuildRefusal.alreadyRunning("board"), .conflict),
      (CancellationError(), .interrupted),
      (Unknown(), .failed),
    ]
    for (error, kind) in cases { #expect(Failure(error).kind == kind, "\(error)") }
  }

  @Test func `remedies are in the newsroom's terms`() {
    #expect(Failure(MigrationError.older(applied: 0, needed: 2)).remedies == [.migrate])
    #expect(Failure(MigrationError.newer(applied: 3, known: 2)).remedies == [.useNewerProgram])
    #expect(
      Failure(RebuildRefusal.outdated("board", live: 1, program: 2)).remedies
        == [.rebuild(readModel: "board")])
    #expect(Failure(AppendError.notPermitted(type: nil)).remedies == [.actAsUser])
  }
}
