import Editorial
import EditorialReadModels
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Newsroom {
  /// The article that a person means: by slug, current or former, by id, or by the beginning of one.
  ///
  /// - Throws: ``NewsroomError`` that names the candidates when none or several are meant.
  package func find(_ reference: String) async throws -> UUID {
    try await pool.withConnection { try Reference.resolve(reference, on: &$0) }
  }

  /// Reads with a connection for which `models` hold all that was recorded before the call.
  ///
  /// Where another process folds the log into them, waits for it, and when that takes too long
  /// reports how far behind the answer is.
  func read<Answer: Sendable>(
    _ models: [ReadModels.Model],
    _ body: @Sendable @escaping (inout Connection) throws -> Answer
  ) async throws -> Answer {
    let freshness = Freshness(models: models, projecting: projecting)
    let (answer, lag) = try await pool.withConnection { connection in
      let lag = try freshness.bringUp(on: &connection)
      return (try body(&connection), lag)
    }
    if let lag { report(lag) }
    return answer
  }
}
