import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Several commands in one call, which do not affect one another.
@Suite(.database) struct AppendEachTests {
  typealias DeskAppend = Append<ArticleEvent, SaltedText>

  let database = TestDatabase.current

  private func draft(_ slug: String, commandID: UUID = .v7()) -> DeskAppend {
    .kept([.sampleDraft(slug)], in: UUID(), commandID: commandID)
  }

  private func append(
    _ appends: [DeskAppend], as login: String = "eva"
  ) async throws -> [AppendResult<ArticleEvent>] {
    try await database.eventStore(as: login).append(appends)
  }

  private func refusal(_ result: AppendResult<ArticleEvent>) -> AppendError? {
    guard case .failure(let error) = result else { return nil }
    return error as? AppendError
  }

  /// Puts `bad` between two valid drafts, which must be recorded regardless of it.
  private func outcome(
    of bad: DeskAppend, as login: String = "eva"
  ) async throws -> AppendResult<ArticleEvent> {
    let before = try await database.eventCount
    let (first, last) = (
      draft("first-\(UUID())".lowercased()), draft("last-\(UUID())".lowercased())
    )
    let results = try await append([first, bad, last], as: login)
    try #require(results.count == 3)
    let places = try [results[0], results[2]].map { try $0.get().map(\.position) }
    #expect(places[1][0] == places[0][0] + 1)
    #expect(try await database.eventCount == before + 2)
    return results[1]
  }

  @Test func `each command is answered as if it were alone, in order`() async throws {
    let appends = [
      draft("wall"), .kept([.sampleDraft("pier"), .sampleRevision(2)], in: UUID()), draft("mole"),
    ]
    let results = try await append(appends).map { try $0.get() }
    #expect(results.map { $0.map(\.position) } == [[1], [2, 3], [4]])
    #expect(results.map { $0.map(\.version) } == [[1], [1, 2], [1]])
    for (append, recorded) in zip(appends, results) {
      let loaded = try await database.eventStore(as: "eva").load(append.stream).events
      #expect(recorded.map(\.id) == loaded.map(\.id))
      #expect(recorded.map(\.event) == loaded.map(\.event))
      #expect(recorded.map(\.recordedAt) == loaded.map(\.recordedAt))
      #expect(recorded.allSatisfy { $0.actor == "eva" && $0.commandID == append.commandID })
      #expect(recorded.allSatisfy { $0.stream == append.stream })
    }
  }

  @Test func `loading many streams gives the same as loading each`() async throws {
    let store = database.eventStore(as: "eva")
    let appends = [draft("wall"), draft("pier")]
    _ = try await store.append(appends)
    let unknown = StreamName.article(UUID())
    let loaded = try await store.load([appends[1].stream, unknown, appends[0].stream])
    #expect(
      loaded.map { $0.events.map(\.stream) } == [[appends[1].stream], [], [appends[0].stream]])
    #expect(loaded[0].salt == appends[1].attachments[0].salt)
    #expect(loaded[2].salt == appends[0].attachments[0].salt)
    #expect(Set(loaded.map(\.salt.bytes)).count == 3)
  }

  @Test func `a stale version is refused among others`() async throws {
    let bad = DeskAppend.kept([.sampleRevision(8)], in: UUID(), expected: .exactly(7))
    #expect(refusal(try await outcome(of: bad)) == .staleVersion(expected: 7))
  }

  @Test func `a name that is taken is refused among others`() async throws {
    let holder = UUID()
    try await database.record([.sampleDraft("wall")], in: holder)
    #expect(refusal(try await outcome(of: draft("wall"))) == .nameTaken("wall", by: holder))
  }

  @Test func `of two commands that claim one name, the first gets it`() async throws {
    let appends = [draft("wall"), draft("wall"), draft("pier")]
    let results = try await append(appends)
    #expect(try results[0].get().count == 1)
    #expect(refusal(results[1]) == .nameTaken("wall", by: appends[0].stream.id))
    #expect(try results[2].get().count == 1)
  }

  @Test func `of two commands on one stream, the second is stale`() async throws {
    let stream = UUID()
    let appends: [DeskAppend] = [
      .kept([.sampleDraft("wall")], in: stream), .kept([.sampleDraft("wall-2")], in: stream),
      draft("pier"),
    ]
    let results = try await append(appends)
    #expect(try results[0].get().count == 1)
    #expect(refusal(results[1]) == .staleVersion(expected: 0))
    #expect(try results[2].get().count == 1)
  }

  @Test func `a repeated command gets the same answer`() async throws {
    let again = draft("wall")
    let first = try await append([again])[0].get()
    let second = try await outcome(of: again).get()
    #expect(second.map(\.position) == first.map(\.position))
  }

  @Test func `a reused command id is refused among others`() async throws {
    let used = draft("wall")
    _ = try await append([used])
    let bad = draft("pier", commandID: used.commandID)
    #expect(refusal(try await outcome(of: bad)) == .commandIDReused(used.commandID))
  }

  /// PostgreSQL 16 and newer sort the input of some aggregates, for example by the ids of the
  /// events.
  @Test func `the parts of an event stay together, in any order of the ids`() async throws {
    let appends = (1...40).map { number in
      DeskAppend.kept([.sampleDraft("wall-\(number)"), .sampleRevision(2)], in: UUID())
    }
    let results = try await append(appends).map { try $0.get() }
    let store = database.eventStore(as: "eva")
    for (append, recorded) in zip(appends, results) {
      let loaded = try await store.load(append.stream).events
      #expect(loaded.map(\.event) == append.events)
      #expect(loaded.map(\.id) == recorded.map(\.id))
      let slugs: [String] = try await database.value(
        "SELECT array_agg(name) FROM galley.claims WHERE stream = \(append.stream.id)")
      #expect(slugs == append.events.compactMap { $0.slugClaim?.text })
    }
  }

  @Test func `an event that the role may not record is refused among others`() async throws {
    let bad = DeskAppend.kept([.embargoLifted(reason: "late")], in: UUID())
    #expect(refusal(try await outcome(of: bad)) == .notPermitted(type: "EmbargoLifted"))
  }

  @Test(arguments: [
    (
      [ArticleEvent.noteAdded(note: Digest(of: [1]))],
      "an event cites a text that is not stored for its article"
    ),
    (
      [.submitted(revision: 1, digest: Digest(of: [1]))],
      "ArticleSubmitted out of turn: it does not follow from the revision and text before it"
    ),
  ])
  func `an event that breaks a rule of the log is refused among others`(
    events: [ArticleEvent], reason: String
  ) async throws {
    let bad = DeskAppend(
      stream: .article(UUID()), expected: .noStream, commandID: .v7(),
      request: .sample(of: []), events: events)
    #expect(refusal(try await outcome(of: bad)) == .refused(reason))
  }

  @Test func `the four-eyes rule applies to each command of a call`() async throws {
    let stream = UUID()
    let content = Content.sample(manuscript: .sample(of: stream))
    try await database.record(
      [.sampleDraft("wall"), .submitted(revision: 1, digest: content.digest)], in: stream,
      as: "anna")
    let bad = DeskAppend.kept(
      [.approved(revision: 1, digest: content.digest)], in: stream, expected: .exactly(2))
    #expect(
      refusal(try await outcome(of: bad, as: "anna"))
        == .refused("anna contributed to the text or submitted it"))
  }

  @Test func `a text that cannot be sent fails only its own command`() async throws {
    let text = SaltedText("a\u{0}b", salt: .random())
    let bad = DeskAppend(
      stream: .article(UUID()), expected: .noStream, commandID: .v7(),
      request: .sample(of: []), events: [.noteAdded(note: text.key)], attachments: [text])
    let result = try await outcome(of: bad)
    let error = #expect(throws: PostgresError.self) { try result.get() }
    #expect(error?.kind == .usage)
  }

  @Test func `a payload that the server cannot parse fails only its own command`() async throws {
    let bad = DeskAppend.kept([.spiked(reason: "\u{0}")], in: UUID())
    let result = try await outcome(of: bad)
    let error = #expect(throws: PostgresError.self) { try result.get() }
    #expect(error?.sqlState?.class == "22")
  }

  @Test func `an append without events is refused among others`() async throws {
    let bad = DeskAppend(
      stream: .article(UUID()), expected: .noStream, commandID: .v7(),
      request: .sample(of: []), events: [])
    let result = try await outcome(of: bad)
    #expect(throws: PostgresError.self) { try result.get() }
  }

  @Test func `concurrent calls on the same streams in any order do not deadlock`()
    async throws
  {
    let streams = (0..<8).map { _ in UUID() }
    let store = database.eventStore(as: "eva")
    for (number, stream) in streams.enumerated() {
      _ = try await store.append(.kept([.sampleDraft("wall-\(number)")], in: stream))
    }
    let rounds = 10
    let won = try await withThrowingTaskGroup { group in
      for writer in 0..<4 {
        group.addTask {
          var won = 0
          for round in 1...rounds {
            let order = writer.isMultiple(of: 2) ? streams : streams.reversed()
            let results = try await store.append(
              order.map { .kept([.sampleRevision(round + 1)], in: $0, expected: .exactly(round)) })
            for result in results {
              switch result {
              case .success: won += 1
              case .failure(AppendError.staleVersion): break
              case .failure(let error): throw error
              }
            }
            // By now, one of the writers has recorded this round in every stream.
          }
          return won
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(won == rounds * streams.count)
    #expect(try await database.eventCount == streams.count * (rounds + 1))
  }

  @Test func `a person who may record nothing is refused every command`() async throws {
    let results = try await append([draft("wall"), draft("pier")], as: "otto")
    #expect(
      results.map(refusal) == Array(repeating: .notPermitted(type: "ArticleDrafted"), count: 2))
    #expect(try await database.eventCount == 0)
  }
}
