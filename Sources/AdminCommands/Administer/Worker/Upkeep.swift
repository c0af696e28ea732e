import Newsroom

/// Something that is done again and again while a worker works, such as keeping a file of metrics.
struct Upkeep: Sendable {
  let interval: Duration
  /// Follows the reason, when it can be done no longer.
  let trouble: String
  /// Told when it can be done again.
  let recovery: String
  /// Takes a line when it can be done no longer, and when it can again.
  let tell: @Sendable (String) -> Void
  let act: @Sendable () async throws -> Void

  /// Does it before the work, at each interval, and after the work.
  ///
  /// - Throws: What the work throws, or why it cannot be done before the work. That it cannot be
  ///   done later is told, and the work goes on.
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
    // The last of its turns must not come after the one that follows.
    await attempt(after: await upkeep.value)
    return outcome
  }

  /// Does all of them around the work.
  static func during<Result>(
    _ upkeeps: some Collection<Upkeep>, _ work: () async throws -> Result
  ) async throws -> Result {
    guard let first = upkeeps.first else { return try await work() }
    return try await first.during { try await during(upkeeps.dropFirst(), work) }
  }

  /// - Returns: Whether the last turn failed.
  private func keepUp() async -> Bool {
    var isInTrouble = false
    while (try? await Task.sleep(for: interval)) != nil {
      isInTrouble = await attempt(after: isInTrouble)
    }
    return isInTrouble
  }

  /// - Returns: Whether it failed.
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
