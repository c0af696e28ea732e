import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// `galley.append` takes a shorter way than the calls of several commands.
@Suite(.database) struct ShortWayTests {
  let database = TestDatabase.current

  @Test(.timeLimit(.minutes(15)))
  func `both ways to record a command give the same answer and have the same effect`() async throws
  {
    try await database.session().run(BothWays.setUp)
    var sessions: [String: Session] = [:]
    for person in Cast.allCases {
      sessions[person.login] = try await database.session(as: person.login)
    }
    var random = SeededGenerator(seed: 20)
    var streams: [GeneratedStream] = []
    var former = UUID.v7()
    var codes: [String: Int] = [:]
    for number in 0..<TestLength.count(2_000, long: 10_000) {
      let place: Int
      if streams.isEmpty || random.oneIn(8) {
        place = streams.count
        streams.append(GeneratedStream())
      } else {
        place = Int.random(in: max(0, streams.count - 8)..<streams.count, using: &random)
      }
      let stream = streams[place]
      let person = random.any(of: ["eva", "eva", "emil", "anna", "anna", "adam", "adam", "otto"])
      let events = stream.events(using: &random)
      var call = GeneratedCall(
        events, in: stream.id, expected: stream.version, by: person, texts: stream.texts(of: events)
      )
      if random.oneIn(4) { call.damage(former: former, using: &random) }
      let answer = try await sessions[person]?.use { [call] connection in
        let row = try connection.execute(call.query)[0]
        return (
          agreed: try row.value(at: 0, as: Bool.self), code: try row.value(at: 1, as: String?.self),
          answers: try row.value(at: 2, as: String?.self)
        )
      }
      let (agreed, code, answers) = try #require(answer)
      try #require(agreed, "call \(number) by \(person): \(call) \(answers ?? "")")
      codes[code ?? "recorded", default: 0] += 1
      guard code == nil else { continue }
      former = call.commandID ?? former
      streams[place].recorded(events, at: stream.version + events.count)
    }
    let refusals: Set = [
      "22023", "22P02", "22P05", "23514", "42501", "GA000", "GA001", "GA002", "GA003",
      "GA004", "GA005", "GA006", "GA008", "GA009",
    ]
    #expect(refusals.isSubset(of: codes.keys), "\(codes)")
    #expect(codes["recorded", default: 0] > 500, "\(codes)")
  }

  @Test func `the commands of a desk take the shorter way`() async throws {
    try await database.session().run(
      """
      ALTER FUNCTION galley.record RENAME TO record_is_missing;
      """)
    let digest = Content.sample().digest
    let stream = UUID()
    let story: [(events: [ArticleEvent], person: String)] = [
      ([.sampleDraft("wall")], "eva"),
      ([.sampleRevision(2), .noteAdded(note: digest)], "emil"),
      (
        [
          .revised(
            revision: 3, content: .sample(), digest: digest, restoredFrom: 1)
        ], "eva"
      ),
      ([.submitted(revision: 3, digest: digest)], "eva"),
      ([.approved(revision: 3, digest: digest)], "adam"),
      ([.published(revision: 3, digest: digest, slug: .sample("wall"))], "anna"),
      ([.unpublished(reason: "A complaint."), .unpublicationCancelled], "anna"),
    ]
    var version = 0
    for (events, person) in story {
      version = try #require(
        await database.record(
          events, in: stream, expected: version == 0 ? .noStream : .exactly(version), as: person
        ).last
      ).version
    }
    await #expect(throws: (any Error).self) {
      try await database.record([.sampleDraft("wall")], as: "eva")
    }
  }
}
