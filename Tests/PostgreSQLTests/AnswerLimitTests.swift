import Foundation
import PostgreSQL
import TestSupport
import Testing

/// A server that takes too long.
@Suite(.ownServer) struct AnswerLimitTests {
  private static let statements: [@Sendable (inout Connection) throws -> Void] = [
    { try $0.execute("SELECT pg_sleep(600)") },
    { try $0.script("SELECT pg_sleep(600)") },
    { try $0.executePrepared("SELECT pg_sleep(600)") },
    { _ = try $0.pipeline(["BEGIN", "SELECT pg_sleep(600)", "COMMIT"]) },
    { try $0.forEachRow("SELECT pg_sleep(600)") { _ in } },
    { try $0.copyOut("COPY (SELECT pg_sleep(600)) TO STDOUT (FORMAT binary)") { _ in } },
    {
      try $0.copyIn("COPY slow FROM STDIN (FORMAT binary)") { try $0.row(1) }
    },
    { try $0.transaction { _ = try $0.execute("SELECT pg_sleep(600)") } },
  ]

  @Test(arguments: statements.indices)
  func `a statement without an answer is cancelled at the limit, and its connection closed`(
    number: Int
  ) async throws {
    try await TestDatabase.with(.empty) { database in
      var connection = try Connection(database.settings)
      try connection.script(
        """
        CREATE TABLE slow (number bigint);
        CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_sleep(600); RETURN NEW; END';
        CREATE TRIGGER wait BEFORE INSERT ON slow FOR EACH ROW EXECUTE FUNCTION wait()
        """)
      connection.answerLimit = .milliseconds(300)
      let error = failure { try Self.statements[number](&connection) }
      #expect(error?.kind == .connectionLost)
      #expect(error?.description == "the server gave no answer within 1 s")
      let isUsable = connection.isUsable
      #expect(!isUsable)
      let process = connection.processID
      try await database.wait(
        until: """
          SELECT NOT EXISTS (
            SELECT FROM pg_stat_activity WHERE pid = \(process) AND state = 'active')
          """, "the server had cancelled the statement")
    }
  }

  @Test(arguments: statements.indices)
  func `a server process that is stopped does not keep the caller`(number: Int) async throws {
    try await TestDatabase.with(.empty) { database in
      var connection = try Connection(database.settings)
      try connection.script("CREATE TABLE slow (number bigint)")
      connection.answerLimit = .milliseconds(300)
      let process = pid_t(connection.processID)
      kill(process, SIGSTOP)
      defer { kill(process, SIGCONT) }
      let error = failure { try Self.statements[number](&connection) }
      #expect(error?.kind == .connectionLost)
      #expect(error?.description == "the server gave no answer within 1 s")
      #expect(failure { try connection.execute("SELECT 1") }?.kind == .connectionLost)
    }
  }

  @Test func `the limit counts from the last row`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      connection.answerLimit = .seconds(1)
      // Each row fills the server's buffer, and is sent at once.
      let slow = "SELECT repeat('x', 20000), pg_sleep(0.2) FROM generate_series(1, 8)"
      var rows = 0
      try connection.forEachRow("\(raw: slow)") { _ in rows += 1 }
      try connection.copyOut("COPY (\(raw: slow)) TO STDOUT (FORMAT binary)") { _ in rows += 1 }
      #expect(rows == 16)
    }
  }

  @Test func `work may take longer than a short statement`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      connection.answerLimit = .milliseconds(100)
      try connection.working { _ = try $0.execute("SELECT pg_sleep(0.3)") }
      #expect(connection.answerLimit == .milliseconds(100))
      connection.answerLimit = nil
      try connection.execute("SELECT pg_sleep(0.3)")
    }
  }

  @Test func `a pool replaces a connection whose statement had no answer`() async throws {
    try await withDatabase { settings in
      var settings = settings
      settings.answerLimit = .milliseconds(300)
      let pool = Pool(settings, maximum: 1)
      let first = try await pool.withConnection { $0.processID }
      await #expect(throws: PostgresError.self) {
        try await pool.withConnection { try $0.execute("SELECT pg_sleep(600)") }
      }
      let second = try await pool.withConnection { connection in
        try connection.execute("SELECT 1")
        return connection.processID
      }
      #expect(first != second)
      await pool.close()
    }
  }
}
