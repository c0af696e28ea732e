package import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension Newsroom {
  /// How long articles take from submission to approval and to publication: each group, then all
  /// together; nothing when nothing was submitted.
  package func stats(_ query: TurnaroundQuery) async throws -> [TurnaroundSummary] {
    try await read([Turnaround.self]) { try query.run(on: &$0) }
  }
}
