package import Testing

/// Gives every test of a suite its own database: `@Suite(.database)`.
package struct DatabaseTrait: SuiteTrait, TestTrait, TestScoping {
  let origin: TestDatabase.Origin
  var place = TestDatabase.Place.usual
  /// The time limit of a test.
  var patience = Deadline.patience

  package var isRecursive: Bool { true }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await turnstile.pass {
      try await TimingTrait.timing(test) {
        try await TestDatabase.scope(origin, on: place) {
          try await Deadline.run(within: patience, function)
        }
      }
    }
  }

  private var turnstile: Turnstile {
    switch place {
    case .usual: .databases
    case .replicated: .standbys
    }
  }
}

extension Trait where Self == DatabaseTrait {
  /// A migrated database with the ``Cast``, as ``TestDatabase/current``.
  package static var database: DatabaseTrait { DatabaseTrait(origin: .newsroom) }
  /// As ``database``, for tests that take longer by this time.
  package static func database(longerBy extra: Duration) -> DatabaseTrait {
    DatabaseTrait(origin: .newsroom, patience: Deadline.patience + extra)
  }
  /// A copy of the template, as ``TestDatabase/current``.
  package static func database(copying template: DatabaseTemplate<some Sendable>) -> DatabaseTrait {
    DatabaseTrait(origin: .copy { try await template.name })
  }
  /// As ``database``, on the server with the ``Standby``. One test at a time uses it.
  package static var replicatedDatabase: DatabaseTrait {
    DatabaseTrait(origin: .newsroom, place: .replicated)
  }
  /// A database without a newsroom.
  package static var emptyDatabase: DatabaseTrait { DatabaseTrait(origin: .empty) }
}
