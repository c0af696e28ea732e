import PostgreSQL
import TestSupport
import Testing

extension TestDatabase {
  /// Makes the server explain each statement to its sender in a notice. It applies to later
  /// connections.
  func explainStatements() async throws {
    try await session().use { connection in
      let name: String = try connection.execute("SELECT current_database()::text")[0].value(at: 0)
      for (setting, value) in [
        ("session_preload_libraries", "auto_explain"), ("client_min_messages", "log"),
        ("auto_explain.log_min_duration", "0"), ("auto_explain.log_analyze", "on"),
        ("auto_explain.log_format", "json"), ("auto_explain.log_nested_statements", "on"),
      ] { try connection.script("ALTER DATABASE \"\(name)\" SET \(setting) = '\(value)'") }
    }
  }
}

extension Trait where Self == ConditionTrait {
  /// For a test that needs ``TestDatabase/explainStatements()``. Not every package of PostgreSQL has
  /// the module.
  static var explainingStatements: Self {
    .enabled("this PostgreSQL has no auto_explain") {
      try await TestDatabase.with(.empty) { database in
        do {
          try await database.session().run("LOAD 'auto_explain'")
          return true
        } catch let error as PostgresError where error.sqlState == SQLState(rawValue: "58P01") {
          return false
        }
      }
    }
  }
}
