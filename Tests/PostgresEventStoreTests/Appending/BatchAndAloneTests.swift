import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Calls of many commands, such as those of an import.
@Suite(.database) struct BatchAndAloneTests {
  let database = TestDatabase.current

  @Test(.timeLimit(.minutes(15)))
  func `a call of many commands has the answers and the effect of a call for each`() async throws {
    try await database.session().run(BothWays.setUp)
    try await database.session().run(BatchAndAlone.setUp)
    var sessions: [String: Session] = [:]
    for person in Cast.allCases {
      sessions[person.login] = try await database.session(as: person.login)
    }
    var random = SeededGenerator(seed: 21)
    var streams: [GeneratedStream] = []
    var former = UUID.v7()
    var codes: [String: Int] = [:]
    for number in 0..<TestLength.count(60, long: 400) {
      let person = random.any(of: ["anna", "anna", "adam", "eva"])
      // Half of the calls have no fault at all, so that they take the way without refusals.
      let isDamaged = random.oneIn(2)
      var commands: [(place: Int, events: [ArticleEvent], call: GeneratedCall)] = []
      for _ in 0..<Int.random(in: 2...40, using: &random) {
        let place: Int
        if streams.isEmpty || !random.oneIn(3) {
          place = streams.count
          streams.append(GeneratedStream())
        } else {
          place = Int.random(in: max(0, streams.count - 40)..<streams.count, using: &random)
        }
        let stream = streams[place]
        let events = stream.events(using: &random)
        var call = GeneratedCall(
          events, in: stream.id, expected: stream.version, by: person,
          texts: stream.texts(of: events))
        if isDamaged, random.oneIn(8) { call.damage(former: former, using: &random) }
        // These are faults of a whole call.
        guard call.commandID != nil, call.request != nil, call.caller == person,
          call.category == "article", call.eventIDs.count == call.types.count
        else { continue }
        commands.append((place, events, call))
      }
      guard !commands.isEmpty else { continue }
      let query = BatchAndAlone.query(of: commands.map(\.call), by: person)
      let answer = try await sessions[person]?.use { connection in
        let row = try connection.execute(query)[0]
        return (
          agreed: try row.value(at: 0, as: Bool.self),
          codes: try row.value(at: 1, as: [String].self),
          answers: try row.value(at: 2, as: String?.self)
        )
      }
      let (agreed, found, answers) = try #require(answer)
      try #require(agreed, "call \(number) by \(person): \(answers ?? "")")
      for (command, code) in zip(commands, found) {
        codes[code, default: 0] += 1
        guard code == "recorded" else { continue }
        former = command.call.commandID ?? former
        let version = Int(command.call.expected) + command.events.count
        streams[command.place].recorded(command.events, at: version)
      }
    }
    let refusals: Set = ["22023", "42501", "GA001", "GA002", "GA003", "GA004", "GA005"]
    #expect(refusals.isSubset(of: codes.keys), "\(codes)")
    #expect(codes["recorded", default: 0] > 300, "\(codes)")
  }
}
