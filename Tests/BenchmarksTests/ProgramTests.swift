import PostgreSQL
import TestSupport
import Testing

@testable import Benchmarks

@Suite(.database) struct ProgramTests {
  let database = TestDatabase.current

  @Test func `a program that ends before it has read anything has run`() async throws {
    try await database.session().use { connection -> Void in
      for _ in 0..<100 {
        _ = try connection.execute(.program("exit 0"))
      }
    }
  }

  @Test func `a program that fails fails the statement`() async throws {
    try await database.session().use { connection -> Void in
      #expect(throws: PostgresError.self) { _ = try connection.execute(.program("exit 3")) }
    }
  }
}
