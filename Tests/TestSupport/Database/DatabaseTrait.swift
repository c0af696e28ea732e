package import Testing

/// Gives every test of a suite a database of its own: `@Suite(.database)`.
package struct DatabaseTrait: SuiteTrait, TestTrait, TestScoping {
  let origin: TestDatabase.Origin

  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Turnstile.databases.pass {
      try await TestDatabase.scope(origin) { try await Deadline.run(function) }
    }
  }
}

extension Trait where Self == DatabaseTrait {
  /// A migrated database with the ``Cast``, as ``TestDatabase/current``.
  package static var database: DatabaseTrait { DatabaseTrait(origin: .newsroom) }
  /// A database without a newsroom.
  package static var emptyDatabase: DatabaseTrait { DatabaseTrait(origin: .empty) }
}
