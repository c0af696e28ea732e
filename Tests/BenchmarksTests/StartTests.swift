import EditorialReadModels
import Foundation
import Newsroom
import Testing

@testable import Benchmarks

/// What start-up is measured by.
@Suite struct StartTests {
  @Test func `psql is given literals where galley binds parameters`() {
    let article = UUID()
    let queries =
      StartQueries.show(article, slug: "ferry")
      + StartQueries.queue(QueueQuery(limit: 50))
    #expect(queries.count == 7)
    #expect(queries.allSatisfy { !$0.contains("$") })
    #expect(queries[1].contains("WHERE article = '\(article.uuidString)'::uuid"))
    #expect(queries[6].contains("editorial_state = 'submitted'"))
    #expect(queries[6].hasSuffix("LIMIT 50"))
  }

  @Test func `a program that fails is not measured`() throws {
    _ = try TimedProgram(path: "/bin/true", arguments: []).run()
    for path in ["/bin/false", "/nowhere/at/all"] {
      #expect(throws: Failure.self) { try TimedProgram(path: path, arguments: []).run() }
    }
  }
}
