import Foundation
import PostgreSQL
import Testing

@Suite("A connection")
struct ConnectionTests {
  @Test
  func `identifies itself as galley by default and uses UTF-8`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let sql: Query = """
        SELECT current_setting('application_name') AS name,
          current_setting('client_encoding') AS encoding, pg_backend_pid() AS process
        """
      let row = try connection.execute(sql)[0]
      #expect(try row.value("name", as: String.self) == "galley")
      #expect(try row.value("encoding", as: String.self) == "UTF8")
      let processID = connection.processID
      #expect(try row.value("process", as: Int.self) == processID)
      let version = connection.serverVersion
      #expect(version >= 150_000)

      let url = "postgresql:///\(settings.database ?? "")?host=\(settings.host ?? "")"
      var named = try Connection(
        ConnectionSettings(
          url: "\(url)&user=\(settings.user ?? "")&application_name=desk&client_encoding=LATIN1"))
      let other = try named.execute(sql)[0]
      #expect(try other.value("name", as: String.self) == "desk")
      #expect(try other.value("encoding", as: String.self) == "UTF8")
    }
  }

  @Test
  func `to a missing socket fails with the names of the socket and the database`() {
    let settings = ConnectionSettings(
      socketDirectory: "/nonexistent", database: "newsroom", user: "anna")
    let error = failure { _ = try Connection(settings) }
    #expect(error?.kind == .unreachable)
    #expect(error?.sqlState == nil)
    #expect(
      error?.description == """
        cannot connect to postgresql://anna@:5432/newsroom?host=/nonexistent: connection to server \
        on socket "/nonexistent/.s.PGSQL.5432" failed: No such file or directory
        """)
  }

  @Test(arguments: [
    "postgresql://anna:secret@127.0.0.1:1/x", "postgresql://anna:secret@host.invalid/x",
  ])
  func `to a host that does not answer fails without the password`(url: String) throws {
    let settings = try ConnectionSettings(url: url)
    let error = failure { _ = try Connection(settings) }
    #expect(error?.kind == .unreachable)
    #expect(error?.message.hasPrefix("cannot connect to \(settings): ") == true)
    #expect(error?.message.contains("secret") == false)
  }

  @Test
  func `to a host that accepts it and does not answer ends at the time limit`() throws {
    let server = try SilentServer()
    let url = "postgresql://anna@/x?host=\(server.directory)&connect_timeout=1"
    let settings = try ConnectionSettings(url: url)
    let start = ContinuousClock.now
    let error = failure { _ = try Connection(settings) }
    #expect(error?.kind == .unreachable)
    #expect(error?.message == "cannot connect to \(settings): no answer within 1 s")
    #expect(ContinuousClock.now - start >= .milliseconds(900))
  }

  @Test
  func `waits no longer than for an answer, and calls the server what people call it`() throws {
    let server = try SilentServer()
    var settings = try ConnectionSettings(
      url: "postgresql://anna@/x?host=\(server.directory)&connect_timeout=9")
    settings.answerLimit = .seconds(1)
    settings.label = ServerLabel(name: "the desk's server", log: "/log")
    let start = ContinuousClock.now
    let error = failure { _ = try Connection(settings) }
    #expect(ContinuousClock.now - start < .seconds(8))
    #expect(
      error?.description == "the desk's server gave no answer within 1 s: try again, or see /log")
  }

  @Test
  func `to a database that does not exist is refused by the server`() async throws {
    try await withDatabase { settings in
      let missing = settings.with(database: "missing")
      let error = failure { _ = try Connection(missing) }
      #expect(error?.kind == .server)
      #expect(error?.sqlState == .invalidCatalogName)
      #expect(
        error?.description == """
          cannot connect to \(missing): database "missing" does not exist (SQLSTATE 3D000)
          """)
    }
  }

  @Test
  func `with a wrong password, no password or an unknown user is refused`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let role = "role_\(UUID().uuidString.lowercased())"
      try connection.execute("CREATE ROLE \(identifier: role) LOGIN PASSWORD \(literal: "right")")
      defer { _ = failure { try connection.execute("DROP ROLE \(identifier: role)") } }

      _ = try Connection(settings.with(user: role, password: "right"))

      let wrong = failure {
        _ = try Connection(settings.with(user: role, password: "wrong"))
      }
      #expect(wrong?.kind == .authentication)
      #expect(wrong?.sqlState == .invalidPassword)
      #expect(wrong?.message.contains("wrong") == false)
      #expect(wrong?.message.contains(role) == true)

      let none = failure { _ = try Connection(settings.with(user: role)) }
      #expect(none?.kind == .authentication)
      #expect(
        none?.description.hasSuffix(": the server requires a password, and none was given") == true)

      let unknown = failure {
        _ = try Connection(settings.with(user: "nobody_of_that_name", password: "right"))
      }
      #expect(unknown?.kind == .authentication)
      #expect(unknown?.sqlState == .invalidPassword)
    }
  }

  @Test
  func `that the server ends is known to be lost and does not end the process`()
    async throws
  {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      var other = try Connection(settings)
      try other.execute("SELECT pg_terminate_backend(\(Int32(connection.processID)), 5000)")
      let error = failure { try connection.execute("SELECT 1") }
      #expect(error?.kind == .connectionLost)
      #expect(
        error?.description
          == "the connection was lost: terminating connection due to administrator command")
      let isUsable = connection.isUsable
      #expect(!isUsable)
      for _ in 0..<3 {
        #expect(failure { try connection.execute("SELECT 1") }?.kind == .connectionLost)
      }
      #expect(failure { try connection.script("SELECT 1") }?.kind == .connectionLost)
      #expect(failure { _ = try connection.pipeline(["SELECT 1"]) }?.kind == .connectionLost)
    }
  }

  @Test
  func `keeps notices`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script(
        "DROP TABLE IF EXISTS missing; DO $$ BEGIN RAISE WARNING 'careful'; END $$")
      let notices = connection.takeNotices()
      #expect(notices.map(\.severity) == ["NOTICE", "WARNING"])
      #expect(notices.map(\.message) == [#"table "missing" does not exist, skipping"#, "careful"])
      #expect(connection.takeNotices().isEmpty)
      try connection.script(
        "DO $$ BEGIN FOR i IN 1..1000 LOOP RAISE NOTICE '%', i; END LOOP; END $$")
      #expect(connection.takeNotices().count == 100)
    }
  }

  @Test
  func `reports how many rows a statement affected`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script("CREATE TABLE t (n int)")
      let inserted = try connection.execute("INSERT INTO t SELECT generate_series(1, 5)")
      #expect(inserted.affected == 5)
      #expect(try connection.execute("UPDATE t SET n = 0 WHERE n > 3").affected == 2)
      let rows = try connection.execute("DELETE FROM t RETURNING n AS removed")
      #expect(rows.affected == 5)
      #expect(rows.columns == ["removed"])
      #expect(try connection.execute("CREATE TABLE u ()").affected == 0)
    }
  }

  @Test
  func `runs a script in one transaction, and elsewhere refuses more than one statement`()
    async throws
  {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let error = failure { try connection.script("CREATE TABLE t (); SELECT 1 / 0") }
      #expect(error?.sqlState == SQLState(rawValue: "22012"))
      #expect(failure { try connection.execute("SELECT FROM t") }?.sqlState == .undefinedTable)
      try connection.script("-- nothing but a comment")
      #expect(failure { try connection.execute("SELECT 1; SELECT 2") }?.sqlState == .syntaxError)
      #expect(failure { try connection.execute("") }?.kind == .usage)
      try connection.script("CREATE TABLE t (n int)")
      for copy: Query in ["COPY (SELECT 1) TO STDOUT", "COPY t FROM STDIN"] {
        #expect(failure { try connection.execute(copy) }?.kind == .usage)
      }
      #expect(try connection.execute("SELECT 7")[0].value(at: 0, as: Int.self) == 7)
    }
  }
}
