/// Runs services while a body runs, and collects what they report.
package enum Reports {
  /// - Parameters:
  ///   - stop: Ends the services. It is called when `body` has ended, also with an error.
  ///   - services: The services, which report by calling the argument.
  /// - Returns: What all of them reported.
  package static func collected<Report: Sendable>(
    stop: @Sendable () -> Void,
    of services: (@escaping @Sendable (Report) -> Void) throws
      -> [@Sendable () async throws -> Void],
    while body: @Sendable () async throws -> Void
  ) async throws -> [Report] {
    let (reports, reported) = AsyncStream<Report>.makeStream()
    let services = try services { reported.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for service in services { group.addTask(operation: service) }
      defer { stop() }
      try await body()
      stop()
      try await group.waitForAll()
    }
    reported.finish()
    return await reports.reduce(into: []) { $0.append($1) }
  }
}
