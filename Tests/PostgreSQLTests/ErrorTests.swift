import Foundation
import TestSupport
import Testing

@testable import PostgreSQL

@Suite("Errors say what went wrong, and keep what was typed to themselves")
struct ErrorTests {
  @Test
  func `a violated constraint is named, and the row is not shown`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script("CREATE TABLE slugs (slug text CONSTRAINT slug_is_free UNIQUE)")
      try connection.execute("INSERT INTO slugs VALUES (\("secret"))")
      let error = try #require(
        failure { try connection.execute("INSERT INTO slugs VALUES (\("secret"))") })
      #expect(error.kind == .server)
      #expect(error.sqlState == .uniqueViolation)
      #expect(error.sqlState?.class == "23")
      #expect(error.constraint == "slug_is_free")
      #expect(error.table == "slugs")
      #expect(error.schema == "public")
      #expect(error.detail?.contains("secret") == true)
      #expect(!error.isRetriable)
      #expect(
        error.description == """
          duplicate key value violates unique constraint "slug_is_free" (SQLSTATE 23505)
          """)
    }
  }

  @Test(arguments: [
    ("FATAL:  terminating connection due to administrator command\n", false, true),
    ("FATAL:  the database system is shutting down\nserver closed the connection\n", false, true),
    ("server closed the connection unexpectedly\n", true, true),
    ("another command is already in progress\n", false, false),
    ("", false, false),
  ])
  func `the server's last message ends a connection, even before its socket is closed`(
    _ message: String, _ isHungUp: Bool, _ isLost: Bool
  ) {
    let error = PostgresError(withoutResult: message, isHungUp: isHungUp)
    #expect(error.kind == (isLost ? .connectionLost : .usage))
  }

  /// Each statement contains the word "secret"; no description may contain it.
  @Test(arguments: [
    ("SELECT 'secret'::int", "the server refused a value (SQLSTATE 22P02)"),
    ("SELECT '{\"a\": secret}'::json", "the server refused a value (SQLSTATE 22P02)"),
    ("SELECT 'secret'::timestamptz", "the server refused a value (SQLSTATE 22007)"),
    ("SELECT secret secret secret", "the server could not parse a statement (SQLSTATE 42601)"),
    ("SELECT 'secret", "the server could not parse a statement (SQLSTATE 42601)"),
    (
      "DO $$ DECLARE secret int := NULL; BEGIN ASSERT secret IS NOT NULL; END $$",
      "assertion failed (SQLSTATE P0004)"
    ),
    (
      "DO $$ BEGIN RAISE EXCEPTION E'two\\nlines' USING DETAIL = 'secret', HINT = 'secret'; END $$",
      "two lines (SQLSTATE P0001)"
    ),
    (
      "INSERT INTO checked VALUES ('secret')",
      "new row for relation \"checked\" violates check constraint \"short\" (SQLSTATE 23514)"
    ),
  ])
  func `a description shows no value and no SQL`(sql: String, description: String) async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script(
        "CREATE TABLE checked (word text CONSTRAINT short CHECK (length(word) < 3))")
      let error = try #require(failure { try connection.execute("\(raw: sql)") })
      #expect(error.description == description)
      #expect("\(error)" == description)
      #expect(!error.description.contains("secret"))
      let isUsable = connection.isUsable
      #expect(isUsable)
    }
  }

  @Test(arguments: [
    (SQLState.serializationFailure, true), (.deadlockDetected, true), (.lockNotAvailable, true),
    (.uniqueViolation, false), (.queryCanceled, false), (.adminShutdown, false),
  ])
  func `only a conflict with another transaction can be retried`(
    sqlState: SQLState, isRetriable: Bool
  ) {
    #expect(PostgresError(.server, "", sqlState: sqlState).isRetriable == isRetriable)
  }

  @Test
  func `a lock that is not available is such a conflict`() async throws {
    try await withDatabase { settings in
      var holder = try Connection(settings)
      var other = try Connection(settings)
      try holder.script("CREATE TABLE t ()")
      try holder.script("BEGIN; LOCK TABLE t")
      let error = failure { try other.script("BEGIN; LOCK TABLE t NOWAIT") }
      #expect(error?.sqlState == .lockNotAvailable)
      #expect(error?.isRetriable == true)
    }
  }

  @Test
  func `a deadlock ends with an error that can be retried, for one side`() async throws {
    try await TestDatabase.with(.empty) { database in
      var first = try database.connection()
      try first.script("CREATE TABLE a (); CREATE TABLE b ()")
      try first.script("BEGIN; SET LOCAL deadlock_timeout = '50ms'; LOCK TABLE a")
      // On a separate connection and thread, because Swift's few threads must not block.
      let pool = database.pool(maximum: 1)
      let other = Task.detached {
        try await pool.withConnection { second in
          try second.script("BEGIN; SET LOCAL deadlock_timeout = '100s'; LOCK TABLE b")
          try second.script("LOCK TABLE a")
        }
      }
      // The first side checks for a deadlock once, after a short time.
      try await database.wait(
        until: """
          SELECT EXISTS (
            SELECT FROM pg_locks WHERE NOT granted AND relation = to_regclass('a')::oid)
          """, "the second waited for the first")
      let error = failure { try first.script("LOCK TABLE b") }
      #expect(error?.sqlState == .deadlockDetected)
      #expect(error?.isRetriable == true)
      try first.script("ROLLBACK")
      try await other.value
    }
  }
}

/// Waits for a signal without blocking one of Swift's cooperative threads.
func untilSignalled(_ semaphore: DispatchSemaphore) async {
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async {
      semaphore.wait()
      continuation.resume()
    }
  }
}
