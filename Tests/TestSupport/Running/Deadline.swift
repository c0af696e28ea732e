/// Ends a test that would wait for ever, so that a defect is told instead of holding up the suite.
struct Deadline: Error, CustomStringConvertible {
  /// Many times what the longest test takes on a slow machine.
  static let patience = Duration.seconds(900)

  let patience: Duration

  var description: String { "the test was not over after \(patience)" }

  /// Runs `body`, which is cancelled when it takes too long.
  ///
  /// - Throws: What `body` throws, or ``Deadline``.
  static func run(
    within patience: Duration, _ body: @Sendable () async throws -> Void
  ) async throws {
    try await withoutActuallyEscaping(body) { body in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await body() }
        group.addTask {
          try await Task.sleep(for: patience)
          throw Deadline(patience: patience)
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }
}
