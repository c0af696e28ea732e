/// Ends a test that hangs, so that the defect is reported and the suite continues.
struct Deadline: Error, CustomStringConvertible {
  /// Many times the duration of the longest test on a slow machine.
  static let patience = Duration.seconds(900)

  let patience: Duration

  var description: String { "the test did not end within \(patience)" }

  /// Runs `body`, and cancels it when it takes too long.
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
