import Digests
import Editorial
import EventSourcing
import Foundation
import Newsroom
import PlainText
import PostgreSQL
import PostgresEventStore

/// How many commands per second the log records if nothing is left to do but to send its calls. The
/// commands are the clients' own, decided and encoded in advance. The editor and the admin each send
/// one call after the other on their connection, as in the process of the clients. One client has no call
/// beside its own.
struct CallLimit: Sendable {
  let editor: PostgresEventStore<ArticleEventCodec>
  let admin: PostgresEventStore<ArticleEventCodec>
  let texts: [WrittenArticle]
  let clients: Int

  /// So many of the clients' commands share a call in the median.
  private var size: Int { max(1, clients / 4) }
  /// More commands a second than any run has reached.
  private static let most = 30_000.0

  /// Articles that go through the newsroom together. Each call has the same command for all of them.
  private typealias Calls = [[Append<ArticleEvent, SaltedText>]]

  init(on pool: Pool, texts: [WrittenArticle], clients: Int, staff: Staff) {
    func store(_ name: String) -> PostgresEventStore<ArticleEventCodec> {
      PostgresEventStore(
        pool: pool, user: .impersonated(name), codec: ArticleEventCodec(), caller: name)
    }
    (editor, admin) = (store(staff.editors[0].name), store(staff.admins[0].name))
    (self.texts, self.clients) = (texts, clients)
  }

  /// - Returns: The time of each command's call.
  func run(for duration: Duration) async throws -> [Duration] {
    let commands = Int(duration / .seconds(1) * Self.most)
    let groups = try (0...commands / (5 * size)).map { _ in try calls() }
    let end = ContinuousClock.now + duration
    let (submitted, next) = AsyncStream.makeStream(of: Calls.self)
    return try await withThrowingTaskGroup { tasks in
      tasks.addTask {
        defer { next.finish() }
        var times: [Duration] = []
        for group in groups where ContinuousClock.now < end {
          times += try await send(group[..<3], to: editor, until: end)
          guard clients == 1 else {
            next.yield(group)
            continue
          }
          times += try await send(group[3...], to: admin, until: end)
        }
        return times
      }
      tasks.addTask {
        var times: [Duration] = []
        for await group in submitted {
          times += try await send(group[3...], to: admin, until: end)
        }
        return times
      }
      return try await tasks.reduce(into: []) { $0 += $1 }
    }
  }

  private func send(
    _ calls: ArraySlice<[Append<ArticleEvent, SaltedText>]>,
    to store: PostgresEventStore<ArticleEventCodec>, until end: ContinuousClock.Instant
  ) async throws -> [Duration] {
    var times: [Duration] = []
    for call in calls {
      let began = ContinuousClock.now
      guard began < end else { break }
      for result in try await store.append(call) { _ = try result.get() }
      times += Array(repeating: began.duration(to: .now), count: call.count)
    }
    return times
  }

  private func calls() throws -> Calls {
    let articles = try (0..<size).map {
      try appends(texts[$0 % texts.count], texts[($0 + 1) % texts.count])
    }
    return (0..<5).map { step in articles.map { $0[step] } }
  }

  /// The steps of an article from draft to published.
  private func appends(
    _ first: WrittenArticle, _ second: WrittenArticle
  ) throws -> [Append<ArticleEvent, SaltedText>] {
    let stream = StreamName.article(UUID.v7())
    guard let slug = Slug("call-\(stream.id.text)") else { preconditionFailure("an id is words") }
    let salt = Salt.random()
    let ((drafted, text, _), (revised, newText, _)) = (first.salted(salt), second.salted(salt))
    let digest = revised.digest
    let steps: [(ArticleCommand, ArticleEvent, [SaltedText])] = [
      (
        .draft(slug: slug, content: drafted),
        .drafted(slug: slug, content: drafted, digest: drafted.digest), [text]
      ),
      (
        .revise(base: 1, content: revised),
        .revised(revision: 2, content: revised, digest: digest, restoredFrom: nil), [newText]
      ),
      (.submit, .submitted(revision: 2, digest: digest), []),
      (.approve(digest: digest), .approved(revision: 2, digest: digest), []),
      (.publish, .published(revision: 2, digest: digest, slug: slug), []),
    ]
    return try steps.enumerated().map { version, step in
      try editor.encoding(
        Append(
          stream: stream, expected: version == 0 ? .noStream : .exactly(version),
          commandID: .v7(), request: step.0.request, events: [step.1], attachments: step.2))
    }
  }
}
