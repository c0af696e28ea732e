import Foundation
import PostgreSQL
import Testing

@Suite("COPY, in and out, in binary")
struct CopyTests {
  private struct Refusal: Error {}

  private let into: Query = "COPY t FROM STDIN (FORMAT binary)"
  private let out: Query = "COPY (SELECT n, word, data FROM t ORDER BY n) TO STDOUT (FORMAT binary)"

  @Test
  func `rows are written and read unchanged, including NULLs`() async throws {
    try await withTable { connection in
      let copied = try connection.copyIn(into) { writer in
        try writer.row(1, "one", [0, 255] as [UInt8])
        try writer.row(2, nil as String?, [] as [UInt8])
        try writer.write([3, "'; --\t\\N\n", nil as [UInt8]?])
      }
      #expect(copied == 3)
      var rows: [String] = []
      try connection.copyOut(out) { row in
        let columns = row.count
        #expect(columns == 3)
        let n = try row.value(at: 0, as: Int.self)
        let word = try row.value(at: 1, as: String?.self)
        let data = try row.value(at: 2, as: [UInt8]?.self)
        rows.append("\(n) \(word ?? "NULL") \(data.map { "\($0)" } ?? "NULL")")
      }
      #expect(rows == ["1 one [0, 255]", "2 NULL []", "3 '; --\t\\N\n NULL"])
    }
  }

  @Test
  func `more rows than a buffer can hold`() async throws {
    try await withTable { connection in
      let word = String(repeating: "x", count: 1000)
      let copied = try connection.copyIn(into) { writer in
        for n in 1...5000 { try writer.row(n, word, nil as [UInt8]?) }
      }
      #expect(copied == 5000)
      var (count, sum) = (0, 0)
      try connection.copyOut(out) { row in
        count += try row.value(at: 1, as: String.self) == word ? 1 : 0
        sum += try row.value(at: 0, as: Int.self)
      }
      #expect(count == 5000)
      #expect(sum == 5000 * 5001 / 2)
    }
  }

  @Test
  func `no rows at all`() async throws {
    try await withTable { connection in
      #expect(try connection.copyIn(into) { _ in } == 0)
      try connection.copyOut(out) { _ in Issue.record("there is no row") }
      #expect(try count(on: &connection) == 0)
    }
  }

  @Test
  func `a body that throws while writing copies nothing`() async throws {
    try await withTable { connection in
      #expect(throws: Refusal.self) {
        try connection.copyIn(into) { writer in
          for n in 1...1000 {
            try writer.row(n, String(repeating: "x", count: 500), nil as [UInt8]?)
          }
          throw Refusal()
        }
      }
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  @Test(arguments: [1, 100_000])
  func `a body that throws while reading leaves the connection usable`(rows: Int) async throws {
    try await withTable { connection in
      let series: Query = """
        COPY (SELECT i::int8 FROM generate_series(1, \(literal: rows)) AS i)
        TO STDOUT (FORMAT binary)
        """
      for _ in 0..<20 {
        #expect(throws: Refusal.self) {
          try connection.copyOut(series) { _ in throw Refusal() }
        }
        // A late cancel request would cancel this.
        let seven = try connection.execute("SELECT 7")[0].value(at: 0, as: Int.self)
        #expect(seven == 7)
      }
    }
  }

  @Test
  func `a refused row is the error, even if the body continues`() async throws {
    try await withTable { connection in
      try connection.script("ALTER TABLE t ADD CONSTRAINT small CHECK (n < 10)")
      let error = failure {
        try connection.copyIn(into) { writer in
          for n in 1...100_000 { try? writer.row(n, "secret", nil as [UInt8]?) }
        }
      }
      #expect(error?.sqlState == .checkViolation)
      #expect(error?.constraint == "small")
      #expect(error?.description.contains("secret") == false)
      #expect(try count(on: &connection) == 0)
    }
  }

  @Test
  func `the server refuses a value with a type other than its column's`() async throws {
    try await withTable { connection in
      let error = failure {
        try connection.copyIn(into) { try $0.row(Int32(1), "x", nil as [UInt8]?) }
      }
      #expect(error?.sqlState == SQLState(rawValue: "08P01"))
      let short = failure { try connection.copyIn(into) { try $0.row(1) } }
      #expect(short?.sqlState?.class == "22")
      let nul = failure {
        try connection.copyIn(into) { try $0.row(1, "\u{0}", nil as [UInt8]?) }
      }
      #expect(nul?.kind == .usage)
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  @Test
  func `a column is read only as its own type`() async throws {
    try await withTable { connection in
      try connection.copyIn(into) { try $0.row(1, "secret", nil as [UInt8]?) }
      let cases: [(@Sendable (borrowing CopyRow) throws -> Void, PostgresError.Kind, String)] = [
        (
          { _ = try $0.value(at: 1, as: Int.self) }, .decoding,
          #"column "number 1" cannot be read as Int: it has 6 bytes instead of 8"#
        ),
        (
          { _ = try $0.value(at: 2, as: [UInt8].self) }, .decoding,
          #"column "number 2" cannot be read as Array<UInt8>: it is NULL"#
        ),
        ({ _ = try $0.value(at: 3, as: Int.self) }, .usage, "there is no column number 3"),
      ]
      for (read, kind, description) in cases {
        let error = failure { try connection.copyOut(out, read) }
        #expect(error?.kind == kind)
        #expect(error?.description == description)
      }
    }
  }

  @Test(
    arguments: [
      "COPY t TO STDOUT", "COPY t FROM STDIN", "SELECT 1", "COPY (SELECT \(1)) TO STDOUT",
      "COPY t TO STDOUT (FORMAT binary)",
    ] as [Query])
  func `a statement other than a binary COPY FROM STDIN is refused`(query: Query) async throws {
    try await withTable { connection in
      #expect(failure { try connection.copyIn(query) { _ in } }?.kind == .usage)
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  @Test
  func `a COPY TO STDOUT that fails is an error after its first rows`() async throws {
    try await withTable { connection in
      var rows = 0
      let error = failure {
        try connection.copyOut(
          "COPY (SELECT 10 / (3 - i) FROM generate_series(1, 5) AS i) TO STDOUT (FORMAT binary)"
        ) { _ in rows += 1 }
      }
      #expect(error?.sqlState == SQLState(rawValue: "22012"))
      #expect(rows == 2)
      let left = try count(on: &connection)
      #expect(left == 0)
    }
  }

  private func withTable(_ body: (inout Connection) throws -> Void) async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      try connection.script("CREATE TABLE t (n int8, word text, data bytea)")
      try body(&connection)
    }
  }

  private func count(on connection: inout Connection) throws -> Int {
    try connection.execute("SELECT count(*) FROM t")[0].value(at: 0)
  }
}
