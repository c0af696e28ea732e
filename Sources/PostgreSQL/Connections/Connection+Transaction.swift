import CLibPQ

extension Connection {
  /// Runs `body` in a transaction and commits it. When `body` throws, the transaction is rolled
  /// back.
  ///
  /// - Throws: ``PostgresError/standby`` if the server is a standby and the transaction may change
  ///   it; the error of `body`, even if the rollback fails too, or the error of the commit. It
  ///   is also an error if `body` returns after a statement in it failed, because the server then
  ///   rolls back on COMMIT.
  @discardableResult
  package mutating func transaction<R>(
    _ isolation: Isolation = .readCommitted, readOnly: Bool = false,
    _ body: (inout Connection) throws -> R
  ) throws -> R {
    guard !isInTransaction else {
      throw PostgresError(.usage, "a transaction is already open on this connection")
    }
    if !readOnly { try requirePrimary() }
    try begin(isolation, readOnly: readOnly)
    let value: R
    do {
      value = try body(&self)
    } catch {
      rollBack()
      throw error
    }
    try commit()
    return value
  }

  private mutating func begin(_ isolation: Isolation, readOnly: Bool) throws(PostgresError) {
    let access = readOnly ? "READ ONLY" : "READ WRITE"
    do throws(PostgresError) {
      _ = try rows(send("BEGIN ISOLATION LEVEL \(isolation.rawValue) \(access)"))
    } catch {
      // A pooler may hide that the server is a standby.
      throw !readOnly && error.sqlState == .featureNotSupported ? .standby : error
    }
  }

  private mutating func commit() throws(PostgresError) {
    guard isInTransaction else {
      throw PostgresError(.usage, "a statement inside the transaction has ended it")
    }
    guard try rows(send("COMMIT")).commandTag == "COMMIT" else {
      throw PostgresError(
        .server, "the transaction was rolled back because a statement in it failed",
        sqlState: .inFailedTransaction)
    }
  }

  /// If the rollback fails, the connection is broken or still in its transaction. The pool discards
  /// such connections.
  private mutating func rollBack() {
    if isUsable, isInTransaction { PQclear(send("ROLLBACK")) }
  }
}

/// The isolation level of a transaction (PostgreSQL documentation, chapter 13).
package enum Isolation: String, Sendable, CaseIterable {
  case readCommitted = "READ COMMITTED"
  case repeatableRead = "REPEATABLE READ"
  case serializable = "SERIALIZABLE"
}
