extension Connection {
  /// Checks that the server accepts changes, before anything is sent that would change it.
  ///
  /// - Throws: ``PostgresError/standby`` if the server is a standby.
  package mutating func requirePrimary() throws(PostgresError) {
    // A server that was promoted says so only after a statement.
    guard isOnStandby else { return }
    guard try execute("SELECT pg_is_in_recovery()")[0].value(at: 0, as: Bool.self) else { return }
    throw .standby
  }
}

extension PostgresError {
  /// The server is a standby and was asked for a change.
  package static let standby = PostgresError(
    .server, "the server is a standby, which accepts no changes", sqlState: .readOnlyTransaction)
}
