import PostgreSQL
import Testing

@Suite("A pipeline")
struct PipelineTests {
  @Test
  func `returns every statement's rows in order`() async throws {
    try await withTable { connection in
      let results = try connection.pipeline([
        "INSERT INTO t VALUES (\(1)), (\(2))", "SELECT n FROM t ORDER BY n", "DELETE FROM t",
      ])
      #expect(results.map(\.affected) == [2, 2, 2])
      #expect(try results[1].map { try $0.value("n", as: Int.self) } == [1, 2])
      #expect(try connection.pipeline([]).isEmpty)
      #expect(try count(on: &connection) == 0)
    }
  }

  @Test
  func `throws the first error and changes nothing`() async throws {
    try await withTable { connection in
      let error = failure {
        _ = try connection.pipeline([
          "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1)", "INSERT INTO missing VALUES (2)",
          "INSERT INTO t VALUES (3)",
        ])
      }
      #expect(error?.sqlState == .uniqueViolation)
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  @Test
  func `inside a transaction is part of it`() async throws {
    try await withTable { connection in
      let error = failure {
        try connection.transaction { connection in
          _ = try connection.pipeline(["INSERT INTO t VALUES (1)"])
          _ = try connection.pipeline(["INSERT INTO t VALUES (2)", "SELECT 1 / 0"])
        }
      }
      #expect(error?.sqlState == SQLState(rawValue: "22012"))
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  @Test
  func `longer than every buffer does not deadlock`() async throws {
    try await withTable { connection in
      let text = String(repeating: "x", count: 20_000)
      let queries = (0..<500).map { number -> Query in "SELECT \(text), \(number)" }
      let results = try connection.pipeline(queries)
      #expect(try results.map { try $0[0].value(at: 1, as: Int.self) } == Array(0..<500))
      #expect(try results.allSatisfy { try $0[0].value(at: 0, as: String.self) == text })
    }
  }

  @Test
  func `with a value that cannot be sent sends nothing`() async throws {
    try await withTable { connection in
      let error = failure {
        _ = try connection.pipeline(["INSERT INTO t VALUES (1)", "SELECT \("\u{0}")"])
      }
      #expect(error?.kind == .usage)
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  @Test(arguments: ["", "COPY t FROM STDIN", "\n copy t TO STDOUT"] as [Query])
  func `with a COPY or an empty statement in it sends nothing`(
    statement: Query
  ) async throws {
    try await withTable { connection in
      let error = failure {
        _ = try connection.pipeline(["INSERT INTO t VALUES (1)", statement, "SELECT 2"])
      }
      #expect(error?.kind == .usage)
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  private func withTable(_ body: (inout Connection) throws -> Void) async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script("CREATE TABLE t (n int8 PRIMARY KEY)")
      try body(&connection)
    }
  }

  private func count(on connection: inout Connection) throws -> Int {
    try connection.execute("SELECT count(*) FROM t")[0].value(at: 0)
  }
}
