import Editorial
import Foundation
import Newsroom
import PostgreSQL

/// A client that takes one article after the other from draft to published: draft, revise, submit,
/// approve, publish. It sends each command after the answer to the previous one and, with a pace,
/// not before it is due.
struct DeskClient: Sendable {
  let number: Int
  let editor: Member
  let admin: Member
  let texts: [WrittenArticle]
  var pace: Pace?

  /// When the commands are due.
  struct Pace: Sendable {
    let first: ContinuousClock.Instant
    let interval: Duration
  }

  init(number: Int, editor: Member, admin: Member, texts: [WrittenArticle]) {
    self.number = number
    self.editor = editor
    self.admin = admin
    self.texts = texts
  }

  /// A command that was answered.
  struct Answer: Sendable {
    let at: ContinuousClock.Instant
    /// The time since it was due, or else since it was sent.
    let took: Duration
  }

  func work(until end: ContinuousClock.Instant) async throws -> [Answer] {
    var answers: [Answer] = []
    func ask(_ command: () async throws -> Receipt) async throws -> UUID {
      let due = pace.map { $0.first + $0.interval * answers.count }
      if let due, due > .now {
        try await Task.sleep(until: due, tolerance: .zero, clock: .continuous)
      }
      let began = due ?? .now
      let receipt = try await command()
      let now = ContinuousClock.now
      answers.append(Answer(at: now, took: began.duration(to: now)))
      return receipt.id
    }
    var count = 0
    while ContinuousClock.now < end {
      guard let slug = Slug("story-\(number)-\(count)-\(UInt32.random(in: 0...UInt32.max))") else {
        preconditionFailure("a slug is letters, digits and hyphens")
      }
      let (first, second) = (texts[count % texts.count], texts[(count + 1) % texts.count])
      count += 1
      let id = try await ask { try await editor.draft(first, slug: slug) }
      _ = try await ask { try await editor.revise(id, to: second) }
      _ = try await ask { try await editor.perform(.submit, on: id) }
      _ = try await ask { try await admin.approve(id) }
      _ = try await ask { try await admin.perform(.publish, on: id) }
    }
    return answers
  }
}

/// Concurrent clients in one process, as an editor and an admin. They run on threads as the requests to
/// the web desk do.
struct Desk {
  let editor: Member
  let admin: Member
  /// Generated in advance, so that this takes no time during the measurement.
  let texts: [WrittenArticle]
  let clients: Int

  /// More than the processors can run only change places. One of two may wait for the database.
  private static let threads = max(2, ProcessInfo.processInfo.activeProcessorCount)

  /// - Parameter due: The number of commands due per second, for all clients together. If it is
  ///   nil, each client sends the next command right after an answer.
  /// - Returns: The time of each command that was answered before the end.
  func work(
    for duration: Duration, due: Double? = nil, progress: BenchmarkProgress
  ) async throws -> [Duration] {
    let start = ContinuousClock.now
    let end = start + duration
    let interval = due.map { Duration.seconds(Double(clients) / $0) }
    let threads = WaitingThreads(count: Self.threads)
    defer { withExtendedLifetime(threads) {} }
    let answers = try await withThrowingTaskGroup { group in
      for number in 0..<clients {
        // The clients start one after the other, so that commands are spread evenly.
        let first = interval.map { start + $0 * Double(number) / Double(clients) }
        group.addTask(executorPreference: threads) {
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
