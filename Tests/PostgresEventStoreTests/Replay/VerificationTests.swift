import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

@Suite(.database) struct VerificationTests {
  let database = TestDatabase.current
  let wall = UUID()

  /// Positions 1 to 4: three events of the wall, and one of the pier.
  private func prepare() async throws -> Follower {
    try await database.record([.sampleDraft("wall"), .sampleRevision(2)], in: wall)
    try await database.record([.sampleDraft("pier")])
    try await database.record([.sampleRevision(3)], in: wall, expected: .exactly(2), as: "anna")
    let follower = try await Follower(in: database)
    try await follower.catchUp()
    return follower
  }

  private func comparison(_ results: [VerificationResult]) throws -> Comparison {
    let comparisons = results.compactMap { result -> Comparison? in
      if case .compared(let comparison) = result { comparison } else { nil }
    }
    return try #require(comparisons.first)
  }

  @Test func `an unchanged model is equal, and the verification leaves nothing behind`()
    async throws
  {
    let follower = try await prepare()
    let found = try comparison(try await follower.verify())
    #expect(found.isEqual)
    #expect(found.position == 4)
    #expect(found.tables.map(\.name) == ["tally", "tally_trace"])
    #expect(found.tables.map(\.live) == [2, 4])
    #expect(found.tables.map(\.folded) == [2, 4])
    #expect(found.tables.allSatisfy { $0.differences.isEmpty })
    #expect(try await database.buildSchemas == ["build_tally_1"])
    #expect(try await database.tallyBuilds == [1: .live])
  }

  @Test func `a model that is behind the log catches up before it is compared`()
    async throws
  {
    let follower = try await prepare()
    try await database.record([.sampleDraft("quay")])
    let found = try comparison(try await follower.verify())
    #expect(found.isEqual)
    #expect(found.position == 5)
    #expect(try await database.applied == [1, 2, 3, 4, 5])
  }

  @Test(
    arguments: [
      (
        "UPDATE read.tally SET actor = 'mallory', events = 9 WHERE stream = $",
        "tally", nil, ["actor: mallory, anna", "events: 9, 3"]
      ),
      (
        "UPDATE read.tally_trace SET type = '' WHERE version = 2", "tally_trace", 2,
        ["type: , ArticleRevised"]
      ),
      ("DELETE FROM read.tally WHERE stream = $", "tally", nil, ["missing"]),
      ("DELETE FROM read.tally_trace WHERE version = 3", "tally_trace", 3, ["missing"]),
      ("INSERT INTO read.tally_trace VALUES ($, 7, 9, 'x')", "tally_trace", 7, ["extra"]),
    ] as [(String, String, Int?, [String])])
  func `a difference has its table, stream, row and column, and both values`(
    forgery: String, table: String, ordinal: Int?, words: [String]
  ) async throws {
    let follower = try await prepare()
    try await database.session().run(forgery.replacing("$", with: "'\(wall)'"))
    let found = try comparison(try await follower.verify())
    #expect(!found.isEqual)
    #expect(found.tables.filter { !$0.isEqual }.map(\.name) == [table])
    let differences = found.tables.flatMap(\.differences)
    #expect(differences.allSatisfy { $0.stream == wall })
    #expect(differences.map(\.ordinal) == words.map { _ in ordinal })
    let described = differences.map { difference in
      switch difference.kind {
      case .onlyLive: "extra"
      case .onlyFolded: "missing"
      case .cell(let column, let live, let folded): "\(column): \(live ?? "-"), \(folded ?? "-")"
      }
    }
    #expect(described == words)
  }

  @Test func `a row of an unknown stream is found`() async throws {
    let follower = try await prepare()
    let stranger = UUID()
    try await database.session().run(
      "INSERT INTO read.tally VALUES ('\(stranger)', 1, 1, 'eva')")
    let found = try comparison(try await follower.verify())
    #expect(
      found.tables.flatMap(\.differences)
        == [Comparison.Difference(stream: stranger, ordinal: nil, kind: .onlyLive)])
  }

  @Test func `a verification does not repair a difference`() async throws {
    let follower = try await prepare()
    try await database.session().run("UPDATE read.tally SET actor = 'mallory'")
    for _ in 1...2 {
      let found = try comparison(try await follower.verify())
      #expect(!found.isEqual)
    }
    #expect(
      try await database.value("SELECT count(*) FROM read.tally WHERE actor = 'mallory'") == 2)
  }

  @Test func `a model is equal even while writers and a follower are active`() async throws {
    let follower = try await prepare()
    let other = try await Follower(in: database)
    try await withThrowingTaskGroup { group in
      for _ in 0..<2 {
        group.addTask {
          while !Task.isCancelled {
            try await database.record([.sampleDraft("a-\(UUID().uuidString.lowercased())")])
          }
        }
      }
      group.addTask { while !Task.isCancelled { try await other.catchUp() } }
      var positions: [Int64] = []
      for _ in 1...5 {
        let found = try comparison(try await follower.verify())
        #expect(found.isEqual, "\(found.tables.flatMap(\.differences))")
        positions.append(found.position)
      }
      #expect(positions == positions.sorted())
      #expect(Set(positions).count > 1)
      group.cancelAll()
      while let outcome = await group.nextResult() {
        if case .failure(let error) = outcome {
          #expect((error as? PostgresError)?.kind == .cancelled)
        }
      }
    }
    try await follower.catchUp()
    #expect(try await database.applied == (try await database.recorded))
  }

  @Test func `a model that cannot be compared is reported, and is not folded`() async throws {
    let unbuilt = try await Follower(in: database).verify()
    guard case .notComparable("tally", live: nil, program: 1) = unbuilt.first else {
      Issue.record("\(unbuilt)")
      return
    }
    _ = try await prepare()
    let later = try await Follower(in: database, of: [TallyTwo.self, Roll.self])
    try await Follower(in: database, of: [Roll.self]).catchUp()
    let results = try await later.verify()
    guard case .notComparable("tally", live: 1, program: 2) = results.first else {
      Issue.record("\(results)")
      return
    }
    #expect(results.map(\.isEqual) == [false, true])
    #expect(try await database.buildSchemas == ["build_roll_1", "build_tally_1"])
  }

  @Test func `a verification is refused during a rebuild, and does not affect it`() async throws {
    let (first, second) = (try await prepare(), try await Follower(in: database))
    var refused = 0
    try await first.rebuild { _ in
      await #expect(throws: RebuildRefusal.alreadyRunning("tally")) { try await second.verify() }
      refused += 1
    }
    #expect(refused > 0)
    #expect(try await database.tallyBuilds == [1: .former, 2: .live])
  }
}
