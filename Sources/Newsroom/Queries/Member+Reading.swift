import Editorial
import EditorialReadModels
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The article that a person means: by slug, current or former, by id, or by the beginning of one.
  ///
  /// - Throws: ``Failure`` that names the candidates when none or several are meant.
  package func find(_ reference: String) async throws -> UUID {
    try await withConnection { try Reference.resolve(reference, on: &$0) }
  }

  /// Reads with a connection for which `models` contain all that was recorded before the call.
  ///
  /// Where another process folds the log into them, waits for it. When that takes too long, a remark
  /// says how far behind the answer is.
  func read<Value: Sendable>(
    _ models: [ReadModels.Model],
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Answer<Value> {
    let freshness = Freshness(models: models, projecting: projecting)
    return try await withConnection { connection in
      let remarks = try freshness.bringUp(on: &connection)
      return Answer(value: try body(&connection), remarks: remarks)
    }
  }
}
