package import EditorialReadModels
import Foundation
import PostgreSQL

extension Member {
  /// How long articles take from submission to approval and to publication: each group, then all
  /// together; empty if nothing was submitted.
  package func stats(
    _ query: TurnaroundQuery, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<[TurnaroundSummary]> {
    try await read([Turnaround.self], asOf: asOf, progress: progress) { source, connection in
      try query.run(from: source, on: &connection)
    }
  }
}
