import Editorial
import EditorialReadModels
import EventSourcing
package import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

// What a person whose login may not write read models asks a worker to do with them.
extension Member {
  /// Asks a worker for work on a read model. It begins within a second if a worker runs.
  ///
  /// - Parameter id: Work with the same id is asked for once.
  /// - Throws: ``Failure`` of kind `notFound` if there is no such read model, `forbidden` for anybody
  ///   but an admin, `refused` while too much work waits; `AppendError` if the id belongs to other work.
  package func ask(
    _ kind: ReadModelWork.Kind, _ model: String, id: UUID = UUID()
  ) async throws -> ReadModelWork {
    let name = try models([model])[0].name
    guard actor.role == .admin else {
      throw Failure(.forbidden, "only an admin may \(kind.rawValue) a read model")
    }
    let caller = actor.name
    let isAsked: Bool
    do {
      isAsked = try await withConnection {
        try $0.execute(
          "SELECT galley.ask_read_model_work(\(caller), \(id), \(kind.rawValue), \(name))")[0]
          .value(at: 0)
      }
    } catch let error as PostgresError where error.sqlState == .commandIDReused {
      throw AppendError.commandIDReused(id)
    }
    guard isAsked else {
      throw Failure(
        .refused, "too much work on read models waits already; is a worker running?")
    }
    return try await readModelWork(id)
  }

  /// What an admin or the desk asked for.
  ///
  /// - Throws: ``Failure`` if there is no such work. It is kept for 30 days.
  package func readModelWork(_ id: UUID) async throws -> ReadModelWork {
    let rows = try await withConnection {
      try $0.execute(
        """
        SELECT \(raw: ReadModelWork.columns) FROM galley.read_model_work WHERE id = \(id)
        """
      ).map { try ReadModelWork(row: $0) }
    }
    guard let work = rows.first else {
      throw Failure(.notFound, "there is no work \(id.text); it is kept for 30 days")
    }
    return work
  }

  /// What admins asked for, the latest first.
  package func readModelWork(last count: Int) async throws -> [ReadModelWork] {
    try await withConnection {
      try $0.execute(
        """
        SELECT \(raw: ReadModelWork.columns) FROM galley.read_model_work
        WHERE kind <> 'past' ORDER BY asked_at DESC LIMIT \(count)
        """
      ).map { try ReadModelWork(row: $0) }
    }
  }

  /// How long a question waits for read models as of the past.
  private static let patience = Duration.seconds(20)

  /// Waits until a worker has built the models as of a position, and asks it to.
  ///
  /// - Throws: ``Failure`` of kind `unavailable` if that takes too long; a later question may find them.
  func awaitPast(_ models: [ReadModels.Model], _ position: Int64) async throws {
    let names = models.map { $0.name }
    let deadline = ContinuousClock.now + Self.patience
    while true {
      let (missing, isAsked, failure) = try await withConnection { connection in
        let builds = try PastBuildCache.hold(models, asOf: position, on: &connection)
        PastBuildCache.release(builds, on: &connection)
        let missing = names.filter { name in !builds.contains { $0.projection == name } }
        guard !missing.isEmpty else { return ([String](), true, String?.none) }
        let isAsked: Bool = try connection.execute(
          "SELECT galley.ask_past_builds(\(missing), \(position))")[0].value(at: 0)
        let failure = try connection.execute(
          """
          SELECT failure FROM galley.read_model_work
          WHERE kind = 'past' AND position = \(position) AND failure IS NOT NULL
            AND ended_at > clock_timestamp() - interval '5 seconds'
          """
        ).first?.value(at: 0, as: String.self)
        return (missing, isAsked, failure)
      }
      if missing.isEmpty { return }
      if let failure { throw Failure(.unavailable, failure) }
      guard isAsked, ContinuousClock.now < deadline else {
        throw Failure(
          .unavailable,
          "a worker has not yet built the read models as of position \(position)", .tryAgain)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
