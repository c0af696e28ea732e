import CLibPQ

extension Connection {
  /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
  ///
  /// - Throws: the body's error whatever the rollback says; else the commit's. A body that returns
  ///   after a statement in it failed is an error too: the server then rolls back on COMMIT.
  @discardableResult
  package mutating func transaction<R>(
    _ isolation: Isolation = .readCommitted, readOnly: Bool = false,
    _ body: (inout Connection) throws -> R
  ) throws -> R {
    guard !isInTransaction else {
      throw PostgresError(.usage, "a transaction is already open on this connection")
    }
    let access = readOnly ? "READ ONLY" : "READ WRITE"
    _ = try rows(PQexec(pointer, "BEGIN ISOLATION LEVEL \(isolation.rawValue) \(access)"))
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

  private mutating func commit() throws(PostgresError) {
    guard isInTransaction else {
      throw PostgresError(.usage, "the transaction was ended by a statement inside it")
    }
    guard try rows(PQexec(pointer, "COMMIT")).commandTag == "COMMIT" else {
      throw PostgresError(
        .server, "the transaction was rolled back, because a statement in it had failed",
        sqlState: .inFailedTransaction)
    }
  }

  /// A rollback that fails leaves a connection that is broken or still in its transaction; both
  /// show, and a pool keeps neither.
  private mutating func rollBack() {
    if isUsable, isInTransaction { PQclear(PQexec(pointer, "ROLLBACK")) }
  }
}
