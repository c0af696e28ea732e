import Newsroom

/// A periodic task of a worker, such as writing a file of metrics.
struct Upkeep: Sendable {
  let interval: Duration
  /// The consequence of a failure; follows the reason in the notice.
  let trouble: String
  /// The notice when the task succeeds again after a failure.
  let recovery: String
  /// Receives a line when the task begins to fail and when it succeeds again.
  let tell: @Sendable (String) -> Void
  let act: @Sendable () async throws -> Void

  /// Runs the task before the work, at each interval, and after the work.
  ///
  /// - Throws: The error of the work, or of the task before the work. Later errors of the task are
  ///   reported, and the work continues.
  func during<Result>(_ work: () async throws -> Result) async throws -> Result {
    try await act()
    let upkeep = Task { await keepUp() }
    let outcome: Result
    do {
      outcome = try await work()
    } catch {
      upkeep.cancel()
      throw error
    }
    upkeep.cancel()
    // Wait for the periodic run to end before the final one.
    await attempt(after: await upkeep.value)
    return outcome
  }

  /// Runs all tasks around the work.
  static func during<Result>(
    _ upkeeps: some Collection<Upkeep>, _ work: () async throws -> Result
  ) async throws -> Result {
    guard let first = upkeeps.first else { return try await work() }
    return try await first.during { try await during(upkeeps.dropFirst(), work) }
  }

  /// - Returns: Whether the last run failed.
  private func keepUp() async -> Bool {
    var isInTrouble = false
    while (try? await Task.sleep(for: interval)) != nil {
      isInTrouble = await attempt(after: isInTrouble)
    }
    return isInTrouble
  }

  /// - Returns: Whether the task failed.
  @discardableResult
  private func attempt(after isInTrouble: Bool) async -> Bool {
    do {
      try await act()
      if isInTrouble { tell(recovery) }
      return false
    } catch {
      if !isInTrouble { tell("\(Failure(error).sentence); \(trouble)") }
      return true
    }
  }
}
