import Newsroom

/// Keeps a file of metrics up to date while a worker works.
struct MetricsUpkeep: Sendable {
  let file: MetricsFile
  let newsroom: Newsroom
  let interval: Duration
  /// Takes a line when the file can be written no longer, and when it can again.
  let tell: @Sendable (String) -> Void

  /// Writes the file before the work, at each interval, and after the work.
  ///
  /// - Throws: What the work throws, or that the file cannot be written before it. That it cannot
  ///   be later is told, and the work goes on.
  func during<Result>(_ work: () async throws -> Result) async throws -> Result {
    try await write()
    let upkeep = Task { await keepUp() }
    let outcome: Result
    do {
      outcome = try await work()
    } catch {
      upkeep.cancel()
      throw error
    }
    upkeep.cancel()
    // The last of its writes must not come after the one that follows.
    await attempt(after: await upkeep.value)
    return outcome
  }

  /// - Returns: Whether the last write failed.
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
      try await write()
      if isInTrouble { tell("the metrics are up to date again") }
      return false
    } catch {
      if !isInTrouble { tell("\(Failure.sentence(of: error)); the metrics there are old") }
      return true
    }
  }

  private func write() async throws { try file.write(try await newsroom.metrics()) }
}
