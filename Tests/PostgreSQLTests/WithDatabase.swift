import PostgreSQL
import TestSupport

/// Runs `body` with a new empty database, whose user is a superuser, and drops the database
/// afterwards.
func withDatabase(_ body: (ConnectionSettings) async throws -> Void) async throws {
  try await TestDatabase.with(.empty) { try await body($0.settings) }
}
