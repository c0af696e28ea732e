import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// What the read models do for one more correction of an article that has many.
@Suite(.database(longerBy: .seconds(120))) struct CorrectionCostTests {
  let database = TestDatabase.current

  /// The rows that a catch-up took from tables, and those that it wrote.
  private struct Work {
    var read = 0
    var written = 0
  }

  private func correct(_ id: UUID, _ number: Int, in library: Library) async throws {
    let article = WrittenArticle(content: .sample(), body: "The ferry left at \(number).")
    _ = try await library.eva.revise(id, to: article)
    _ = try await library.eva.perform(.submit, on: id)
    _ = try await library.anna.approve(id)
    _ = try await library.anna.correct(id, as: .correction, notice: "It left at \(number).")
  }

  @Test(.explainingStatements)
  func `the work of a correction does not grow with the corrections of its article`()
    async throws
  {
    try await database.explainStatements()
    let library = try await Library(in: database)
    let projector = try await database.session(as: "galley_projector")
    // A plan for a small table reads all of it otherwise, whatever the question.
    try await projector.run("SET enable_seqscan = off")
    func catchUp() async throws -> Work {
      try await projector.use { connection in
        _ = connection.takeNotices()
        let outcome = try Projector(codec: ArticleEventCodec())
          .catchUp(ReadModels.ofArticles, on: &connection)
        #expect(outcome.events > 0)
        var work = Work()
        for statement in try connection.takeNotices().compactMap({ try ExplainedStatement($0) }) {
          if statement.text.hasPrefix("INSERT INTO build_") { work.written += 1 }
          work.read += statement.nodes.filter { $0.name.contains(" on ") }.map(\.rows).reduce(0, +)
        }
        return work
      }
    }
    func work(of id: UUID, corrections: Int) async throws -> Work {
      for number in 1..<corrections { try await correct(id, number, in: library) }
      _ = try await catchUp()
      try await correct(id, corrections, in: library)
      return try await catchUp()
    }
    var works: [Work] = []
    let (few, many) = (2, 40)
    for (slug, corrections) in [("ferry", few), ("boat", many)] {
      let id = try await library.draft(slug, body: "The ferry left.")
      try await library.publish(id)
      works.append(try await work(of: id, corrections: corrections))
    }
    #expect(works[0].read > 0 && works[0].written > 0)
    #expect(works[1].written == works[0].written)
    // Less than one row for each further correction. The plans for two articles may differ a little.
    #expect(works[1].read - works[0].read < many - few)
    await library.close()
  }
}
