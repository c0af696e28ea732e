import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// The transaction in which an export reads.
@Suite(.database) struct ExportTransactionTests {
  private let database = TestDatabase.current

  @Test func `only within an export are queries not compiled`() async throws {
    let settings = try await database.session().use { connection in
      try connection.execute("SET jit = on")
      let jit: Query = "SELECT current_setting('jit')"
      func setting(_ connection: inout Connection) throws -> String {
        try connection.execute(jit)[0].value(at: 0)
      }
      return [
        try setting(&connection), try connection.exporting { try setting(&$0) },
        try setting(&connection),
      ]
    }
    #expect(settings == ["on", "off", "on"])
  }

  @Test func `an export sees one snapshot and changes nothing`() async throws {
    let settings = try await database.session().use { connection in
      try connection.exporting { connection in
        try ["transaction_isolation", "transaction_read_only"].map { name in
          try connection.execute("SELECT current_setting(\(name))")[0]
            .value(at: 0, as: String.self)
        }
      }
    }
    #expect(settings == ["repeatable read", "on"])
  }
}
