import PostgreSQL
import TestSupport
import Testing

@testable import Benchmarks

@Suite(.database) struct ServerProgramTests {
  let database = TestDatabase.current

  @Test func `a program that ends without reading its input has succeeded`() async throws {
    try await database.session().use { connection -> Void in
      for _ in 0..<100 {
        _ = try connection.execute(.program("exit 0"))
      }
    }
  }

  @Test func `the statement fails if the program fails`() async throws {
    try await database.session().use { connection -> Void in
      #expect(throws: PostgresError.self) { _ = try connection.execute(.program("exit 3")) }
    }
  }
}
