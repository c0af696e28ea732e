import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite(.database) struct AsOfWalkTests {
  let database = TestDatabase.current

  @Test func `every answer as of a position equals the answer at that time`() async throws {
    var walk = try await DeskWalk(seed: 20_261_124, in: database)
    let admin = try #require(walk.newsrooms["anna"])
    var moments: [(position: Int64, articles: [String], then: RecordedAnswers)] = []
    let needed = ["approve", "publish", "correct", "rename", "note"].map { "\($0) recorded" }
    // Some steps are rare; a longer walk takes them.
    for number in 1...480 {
      if number > 240, needed.allSatisfy({ walk.outcomes[$0] != nil }) { break }
      try await walk.step()
      guard number.isMultiple(of: 20) else { continue }
      let rows = try await admin.list(BoardQuery(limit: 1_000)).value.rows.map(\.row)
      let articles = rows.flatMap { [$0.slug.text, $0.article.uuidString.lowercased()] }
      let then = try await RecordedAnswers(of: admin, articles: articles, asOf: nil)
      moments.append((try await database.lastPosition(), articles, then))
    }
    for outcome in needed { #expect(walk.outcomes[outcome] != nil, "\(outcome)") }
    for moment in moments.shuffled() {
      let now = try await RecordedAnswers(
        of: admin, articles: moment.articles, asOf: .position(moment.position))
      #expect(now.differences(from: moment.then) == [], "position \(moment.position)")
    }
    // If all answers were the same, the test would prove nothing.
    #expect(Set(moments.compactMap { $0.then.answers["list"] }).count > moments.count / 2)
    for question in ["live", "search wall", "search metre -fall", "stats editor"] {
      #expect(Set(moments.compactMap { $0.then.answers[question] }).count > 2, "\(question)")
    }
    await walk.close()
  }
}
