import Editorial
import Foundation
import Newsroom

/// Somebody who takes one article after the other from draft to published: draft, revise, submit,
/// approve, publish, each asked for when the one before is answered and, at a pace, when it is due.
struct DeskClient: Sendable {
  let number: Int
  let editor: Member
  let admin: Member
  let texts: [WrittenArticle]
  var pace: Pace?

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
    /// Since it was due, or else since it was asked for.
    let took: Duration
  }

  func work(
    until end: ContinuousClock.Instant
  ) async throws -> [Answer] {
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
