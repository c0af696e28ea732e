import PostgreSQL
import TestSupport

/// Runs `body` with an empty database of its own, whose user is a superuser, and drops it
/// afterwards.
func withDatabase(_ body: (ConnectionSettings) async throws -> Void) async throws {
  try await TestDatabase.with(.empty) { try await body($0.settings) }
}
