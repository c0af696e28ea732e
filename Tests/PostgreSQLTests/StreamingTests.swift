import Foundation
import PostgreSQL
import Testing

@Suite("Rows one by one")
struct StreamingTests {
  private struct Refusal: Error {}

  @Test
  func `arrive in order, by name, with bound parameters`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      var numbers: [Int] = []
      try connection.forEachRow("SELECT i AS number FROM generate_series(1, \(1000)) AS i") { row in
        numbers.append(try row.value("number"))
      }
      #expect(numbers == Array(1...1000))
      try connection.forEachRow("SELECT 1 WHERE false") { _ in Issue.record("there is no row") }
    }
  }

  @Test
  func `take constant memory`() async throws {
    try await withDatabase { settings in
      // In a separate process, because other tests would affect the measurement.
      await #expect(processExitsWith: .success) { [url = settings.description as String] in
        var connection = try Connection(ConnectionSettings(url: url))
        let text = String(repeating: "x", count: 10_000)
        var largest = 0
        let before = try StreamingTests.residentBytes()
        try connection.forEachRow("SELECT i, \(text) FROM generate_series(1, 30000) AS i") { row in
          if try row.value(at: 0, as: Int.self) % 5000 == 0 {
            largest = max(largest, try StreamingTests.residentBytes() - before)
          }
        }
        // All rows together are 300 MB.
        #expect(largest < 150_000_000, "\(largest)")
      }
    }
  }

  @Test(arguments: [1, 1_000_000])
  func `stop when the body throws, and the connection remains usable`(rows: Int) async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      for _ in 0..<5 {
        #expect(throws: Refusal.self) {
          try connection.forEachRow("SELECT generate_series(1, \(rows))") { _ in throw Refusal() }
        }
        #expect(try connection.execute("SELECT 7")[0].value(at: 0, as: Int.self) == 7)
      }
    }
  }

  @Test
  func `end with the statement's error`() async throws {
    try await withDatabase { settings in
      var connection = try Connection(settings)
      var rows = 0
      let error = failure {
        try connection.forEachRow("SELECT 10 / (3 - i) FROM generate_series(1, 5) AS i") { _ in
          rows += 1
        }
      }
      #expect(error?.sqlState == SQLState(rawValue: "22012"))
      #expect(rows == 2)
      #expect(try connection.execute("SELECT 7")[0].value(at: 0, as: Int.self) == 7)
      #expect(failure { try connection.forEachRow("SELECT oops") { _ in } }?.kind == .server)
    }
  }

  /// The second number in `statm` is pages in memory.
  private static func residentBytes() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(
      separator: " ")
    return try #require(Int(fields[1])) * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
