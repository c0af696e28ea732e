import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// What a worker says about the work on read models that an admin asked for.
@Suite(.database) struct ReadModelWorkerTests {
  let database = TestDatabase.current

  /// Has a worker do the work, and nothing else.
  private func done(_ kind: ReadModelWork.Kind, on model: String) async throws -> ReadModelWork {
    let id = UUID()
    _ = try await database.session(as: "anna").value(
      "SELECT galley.ask_read_model_work('anna', \(id), \(kind.rawValue), \(model))", as: Bool.self)
    let member = try await database.member(as: "anna")
    let stop = StopSignal()
    async let working: Void = ReadModelWorker(member: member) { _ in }.run(until: stop)
    let observer = try await database.session()
    while try await observer.value(
      "SELECT ended_at IS NULL FROM galley.read_model_work WHERE id = \(id)", as: Bool.self)
    {
      try await Task.sleep(for: .milliseconds(20))
    }
    stop.raise()
    await working
    await member.close()
    return try await observer.use { connection in
      try ReadModelWork(
        row: try connection.execute(
          "SELECT \(raw: ReadModelWork.columns) FROM galley.read_model_work WHERE id = \(id)")[0])
    }
  }

  @Test func `a read model that cannot be compared is not said to differ`() async throws {
    let work = try await done(.verify, on: "board")
    #expect(work.succeeded == false)
    #expect(work.failure == "it cannot be compared: it has not been built")
    #expect(work.answer != nil)
  }

  @Test func `a build that leaves an article out is not said to differ from the live one`()
    async throws
  {
    let library = try await Library(in: database)
    let ferry = try await library.draft("ferry", body: "One.")
    await library.close()
    try await database.recordUnreadable(on: ferry)
    let work = try await done(.rebuild, on: "board")
    #expect(work.succeeded == false)
    #expect(
      work.failure == "1 article cannot be read, so that the new build was not used")
  }
}
