import PostgreSQL
import Testing

@Suite("A prepared statement")
struct PreparationTests {
  @Test
  func `is prepared once for its text and types`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      for number in 0..<3 {
        let rows = try connection.executePrepared("SELECT \(number) + 1 AS next")
        #expect(try rows[0].value("next", as: Int.self) == number + 1)
      }
      #expect(try prepared(on: &connection) == 1)
      let small = try connection.executePrepared("SELECT \(Int32(1)) + 1 AS next")
      #expect(try small[0].value("next", as: Int32.self) == 2)
      #expect(try prepared(on: &connection) == 2)
    }
  }

  @Test
  func `is every statement of a connection that prepares everything`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      connection.preparesEverything = true
      try connection.script("CREATE TABLE t (n int); INSERT INTO t VALUES (1)")
      for number in 0..<3 {
        try connection.execute("SELECT \(number)")
        _ = try connection.pipeline(["SELECT * FROM t", "SELECT \(number) + 2"])
      }
      connection.preparesEverything = false
      #expect(try prepared(on: &connection) == 3)
      connection.preparesEverything = true
      try connection.script("ALTER TABLE t ADD COLUMN m int")
      #expect(try connection.pipeline(["SELECT * FROM t"])[0].columns == ["n", "m"])
    }
  }

  @Test
  func `is evicted when there are too many`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      for number in 0..<200 {
        // A statement that is always in use stays.
        try connection.executePrepared("SELECT 'often'")
        let rows = try connection.executePrepared("SELECT \(raw: String(number))")
        #expect(try rows[0].value(at: 0, as: Int.self) == number)
      }
      #expect(try prepared(on: &connection) == 128)
      let often = try connection.execute(
        "SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT ''often'''")
      #expect(try often[0].value(at: 0, as: Int.self) == 1)
    }
  }

  @Test
  func `whose preparation failed can be tried again`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let query: Query = "SELECT n FROM later"
      #expect(failure { try connection.executePrepared(query) }?.sqlState == .undefinedTable)
      try connection.script("CREATE TABLE later (n int)")
      #expect(try connection.executePrepared(query).isEmpty)
    }
  }

  @Test
  func `is prepared again after its table changed or somebody dropped it`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script("CREATE TABLE t (n int); INSERT INTO t VALUES (1)")
      #expect(try connection.executePrepared("SELECT * FROM t").columns == ["n"])
      try connection.script("ALTER TABLE t ADD COLUMN m int")
      #expect(try connection.executePrepared("SELECT * FROM t").columns == ["n", "m"])
      try connection.script("DEALLOCATE ALL")
      #expect(try connection.executePrepared("SELECT * FROM t").columns == ["n", "m"])
    }
  }

  @Test
  func `that became stale in a transaction fails there, and works in the next`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script("CREATE TABLE t (n int)")
      try connection.executePrepared("SELECT * FROM t")
      try connection.script("ALTER TABLE t ADD COLUMN m int")
      let error = failure {
        _ = try connection.transaction { try $0.executePrepared("SELECT * FROM t") }
      }
      #expect(error?.sqlState == .featureNotSupported)
      try connection.transaction { connection in
        let columns = try connection.executePrepared("SELECT * FROM t").columns
        #expect(columns == ["n", "m"])
      }
    }
  }

  @Test
  func `is prepared once, by the first pipeline that needs it, even if the pipeline fails`()
    async throws
  {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      for _ in 0..<3 {
        let error = failure {
          _ = try connection.pipelinePrepared(["SELECT 'a'", "SELECT 1 / \(0)", "SELECT 'b'"])
        }
        #expect(error?.sqlState?.class == "22")
        #expect(try prepared(on: &connection) == 2)
      }
      let rows = try connection.pipelinePrepared(["SELECT 'b'", "SELECT 1 / \(1)", "SELECT 'b'"])
      #expect(try rows[1][0].value(at: 0, as: Int.self) == 1)
      #expect(try prepared(on: &connection) == 3)
    }
  }

  @Test
  func `is not considered prepared after a pipeline that was not sent`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      let error = failure {
        _ = try connection.pipelinePrepared(["SELECT 'a'", "SELECT \("\u{0}")"])
      }
      #expect(error?.kind == .usage)
      let rows = try connection.pipelinePrepared(["SELECT 'a'"])
      #expect(try rows[0][0].value(at: 0, as: String.self) == "a")
    }
  }

  private func prepared(on connection: inout Connection) throws -> Int {
    try connection.execute("SELECT count(*) FROM pg_prepared_statements")[0].value(at: 0)
  }
}
