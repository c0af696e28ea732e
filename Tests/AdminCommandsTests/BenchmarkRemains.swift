import PostgreSQL
import Testing

@testable import Newsroom

/// What benchmarks leave on a private server, except what they keep.
struct BenchmarkRemains {
  private let settings: ConnectionSettings

  init(in environment: [String: String]) throws {
    let home = try #require(environment["GALLEY_HOME"])
    settings = try DatabaseAddress.embedded(home: home, database: "postgres").settings()
  }

  /// The names of databases and roles.
  var names: [String] {
    get throws {
      var connection = try Connection(settings)
      return try connection.execute(
        """
        SELECT datname::text FROM pg_database WHERE datname LIKE 'bench%'
        UNION ALL SELECT rolname::text FROM pg_roles
          WHERE rolname LIKE 'galley_member_bench%' OR rolname = 'message_store'
        """
      ).map { try $0.value(at: 0) }
    }
  }

  /// Leaves what a benchmark leaves that is killed: a database with its role, and the role of one that
  /// was dropped.
  func leave() throws {
    var connection = try Connection(settings)
    try connection.execute("CREATE DATABASE bench_0a")
    try connection.execute("CREATE ROLE galley_member_bench_0a")
    try connection.execute("CREATE ROLE galley_member_bench_0b")
  }
}
