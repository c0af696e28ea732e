import PostgreSQL
import Testing

@Suite("A transaction")
struct TransactionTests {
  private struct Refusal: Error {}

  @Test
  func `commits the changes of its body and returns its value`() async throws {
    try await withTable { connection, other in
      let value = try connection.transaction { connection in
        try connection.execute("INSERT INTO t VALUES (1)")
        let unseen = try count(on: &other)
        #expect(unseen == 0)
        return "done"
      }
      #expect(value == "done")
      #expect(try count(on: &other) == 1)
    }
  }

  @Test
  func `rolls back when its body throws, and throws the same error`() async throws {
    try await withTable { connection, other in
      #expect(throws: Refusal.self) {
        try connection.transaction { connection in
          try connection.execute("INSERT INTO t VALUES (1)")
          throw Refusal()
        }
      }
      let isInTransaction = connection.isInTransaction
      #expect(!isInTransaction)
      let left = try count(on: &other)
      #expect(left == 0)
    }
  }

  @Test
  func `whose body hides a failed statement is an error and changes nothing`() async throws {
    try await withTable { connection, other in
      let error = failure {
        try connection.transaction { connection in
          try connection.execute("INSERT INTO t VALUES (1)")
          _ = failure { try connection.execute("SELECT 1 / 0") }
        }
      }
      #expect(error?.kind == .server)
      #expect(error?.sqlState == .inFailedTransaction)
      let isInTransaction = connection.isInTransaction
      #expect(!isInTransaction)
      let left = try count(on: &other)
      #expect(left == 0)
    }
  }

  @Test
  func `that the server refuses to commit throws the server's reason`() async throws {
    try await withTable { connection, other in
      try connection.script(
        "ALTER TABLE t ADD CONSTRAINT once UNIQUE (n) DEFERRABLE INITIALLY DEFERRED")
      let error = failure {
        _ = try connection.transaction { try $0.execute("INSERT INTO t VALUES (1), (1)") }
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(error?.constraint == "once")
      #expect(try count(on: &other) == 0)
    }
  }

  @Test
  func `throws the error of its body even if the rollback fails`() async throws {
    try await withTable { connection, other in
      let processID = Int32(connection.processID)
      #expect(throws: Refusal.self) {
        try connection.transaction { _ in
          try other.execute("SELECT pg_terminate_backend(\(processID), 5000)")
          throw Refusal()
        }
      }
      // The connection notices its end with the next statement.
      #expect(failure { try connection.execute("SELECT 1") }?.kind == .connectionLost)
    }
  }

  @Test(arguments: Isolation.allCases, [true, false])
  func `has the requested isolation, regardless of the default`(
    isolation: Isolation, readOnly: Bool
  ) async throws {
    try await withTable { connection, _ in
      try connection.script(
        """
        SET default_transaction_isolation = 'repeatable read';
        SET default_transaction_read_only = \(readOnly ? "off" : "on")
        """)
      try connection.transaction(isolation, readOnly: readOnly) { connection in
        let row = try connection.execute(
          """
          SELECT current_setting('transaction_isolation') AS isolation,
            current_setting('transaction_read_only') = 'on' AS is_read_only
          """)[0]
        #expect(try row.value("isolation", as: String.self).uppercased() == isolation.rawValue)
        #expect(try row.value("is_read_only", as: Bool.self) == readOnly)
      }
    }
  }

  @Test
  func `is not nested, and is not ended from inside`() async throws {
    try await withTable { connection, _ in
      let nested = failure {
        try connection.transaction { try $0.transaction { _ in } }
      }
      #expect(nested?.kind == .usage)
      let ended = failure {
        _ = try connection.transaction { try $0.execute("COMMIT") }
      }
      #expect(ended?.kind == .usage)
      try connection.transaction { _ in }
    }
  }

  @Test
  func `that fails because of a concurrent one is recognised by its error`() async throws {
    try await withTable { connection, other in
      try connection.script("INSERT INTO t VALUES (1)")
      let error = failure {
        try connection.transaction(.repeatableRead) { connection in
          _ = try count(on: &connection)
          try other.execute("UPDATE t SET n = 2")
          try connection.execute("UPDATE t SET n = 3")
        }
      }
      #expect(error?.sqlState == .serializationFailure)
      #expect(error?.isRetriable == true)
    }
  }

  private func withTable(
    _ body: (inout Connection, inout Connection) throws -> Void
  ) async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      var other = try Connection(settings)
      try connection.script("CREATE TABLE t (n int)")
      try body(&connection, &other)
    }
  }

  private func count(on connection: inout Connection) throws -> Int {
    try connection.execute("SELECT count(*) FROM t")[0].value(at: 0)
  }
}
