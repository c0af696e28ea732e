/// A periodic task of a worker, in addition to following the log.
package struct Upkeep: Sendable {
  package enum Kind: Hashable, Sendable {
    /// Passing on the metrics.
    case metrics
    /// Sealing the log.
    case sealing
    /// Sending the desk's notices by e-mail.
    case notices
    /// Writing the site.
    case site
  }

  let kind: Kind
  let interval: Duration
  /// Whether the task runs once before the work, which does not begin if the task fails.
  var precedesWork = true
  /// Is called when the task begins to fail, and when it succeeds again.
  let notice: @Sendable (WorkerNotice) -> Void
  let act: @Sendable () async throws -> Void

  /// Runs the task before the work, if it precedes the work, at each interval, and after the work.
  ///
  /// - Throws: The error of the work, or of the task before the work. Later errors of the task are
  ///   reported, and the work continues.
  package func during<Result>(_ work: () async throws -> Result) async throws -> Result {
    if precedesWork { try await act() }
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
  package static func during<Result>(
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
      if isInTrouble { notice(.upkeepRecovered(kind)) }
      return false
    } catch {
      if !isInTrouble { notice(.upkeepFailed(kind, Failure(error))) }
      return true
    }
  }
}
