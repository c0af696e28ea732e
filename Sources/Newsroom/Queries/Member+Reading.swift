import Editorial
import EditorialReadModels
package import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Finds an article by a current or former slug, by its id, or by the beginning of the id.
  ///
  /// - Throws: ``Failure`` that names the candidates if the reference fits none or several.
  package func find(_ reference: String) async throws -> UUID {
    try await newsroom.repeating {
      try await withConnection { try Reference.resolve(reference, on: &$0) }
    }
  }

  /// Reads about one article, like ``read(_:_:)``. A remark about quarantine is about this article.
  ///
  /// - Throws: ``Failure`` that names the candidates if the reference fits none or several.
  func read<Value: Sendable>(
    _ models: [ReadModels.Model], about reference: String,
    _ body: @Sendable @escaping (_ article: UUID, inout Connection) throws -> Value
  ) async throws -> Answer<Value> {
    try await asking(models) { freshness, connection in
      let ((article, value), remarks) = try freshness.reading(on: &connection) { connection in
        let article = try Reference.resolve(reference, on: &connection)
        return (article, try body(article, &connection))
      }
      let own = try Self.remarks(remarks, about: article, in: models, on: &connection)
      return Answer(value: value, remarks: own)
    }
  }

  /// Asks queries about one article, as ``read(_:about:_:)``, in one round trip if the reference is a
  /// whole id.
  ///
  /// - Parameter body: Reads the answers. There may be none if no article has this id.
  func read<Value: Sendable>(
    _ models: [ReadModels.Model], about reference: String,
    asking queries: @Sendable @escaping (_ article: UUID) -> [Query],
    _ body: @Sendable @escaping (_ article: UUID, [Rows], inout Connection) throws -> Value
  ) async throws -> Answer<Value> {
    try await asking(models) { freshness, connection in
      let id = IDPrefix(reference).flatMap { $0.isWhole ? $0.lowest : nil }
      let article = try id ?? Reference.resolve(reference, on: &connection)
      let (answers, remarks) = try freshness.ask(queries(article), on: &connection)
      let value = try body(article, answers, &connection)
      return Answer(
        value: value,
        remarks: try Self.remarks(remarks, about: article, in: models, on: &connection))
    }
  }

  /// In place of a remark about quarantine, those about the article.
  private static func remarks(
    _ remarks: [Remark], about article: UUID, in models: [ReadModels.Model],
    on connection: inout Connection
  ) throws -> [Remark] {
    try remarks.flatMap { remark -> [Remark] in
      guard case .quarantined = remark else { return [remark] }
      return try Quarantine.streams([article], on: &connection)
        .filter { held in models.contains { $0.name == held.projection } }
        .map { .stopped(readModel: $0.projection, at: $0.position) }
    }
  }

  /// Reads on a connection after `models` contain everything that was recorded before the call.
  ///
  /// If another process updates them, waits for it. If that takes too long, a remark says how far
  /// behind the answer is.
  func read<Value: Sendable>(
    _ models: [ReadModels.Model],
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Answer<Value> {
    try await asking(models) { freshness, connection in
      let (value, remarks) = try freshness.reading(on: &connection, body)
      return Answer(value: value, remarks: remarks)
    }
  }
}
