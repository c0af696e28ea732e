import Newsroom

/// Clients at work in one process, as an editor and an admin.
struct Desk {
  let editor: Member
  let admin: Member
  /// Nothing that is made up costs time while commands are measured.
  let texts: [WrittenArticle]
  let clients: Int

  /// - Parameter due: Commands a second that are due, of all clients; nil where each asks for the next
  ///   one when the one before is answered.
  /// - Returns: What each command took that was answered in time.
  func work(
    for duration: Duration, due: Double? = nil, progress: BenchmarkProgress
  ) async throws -> [Duration] {
    let start = ContinuousClock.now
    let end = start + duration
    let interval = due.map { Duration.seconds(Double(clients) / $0) }
    let answers = try await withThrowingTaskGroup { group in
      for number in 0..<clients {
        // Each begins a little after the one before, so that commands do not come in heaps.
        let first = interval.map { start + $0 * Double(number) / Double(clients) }
        group.addTask {
          var client = DeskClient(number: number, editor: editor, admin: admin, texts: texts)
          if let first, let interval { client.pace = .init(first: first, interval: interval) }
          return try await client.work(until: end)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    progress.advance(answers.count)
    return answers.filter { $0.at <= end }.map(\.took)
  }
}
