import EditorialReadModels
import Foundation
import Newsroom
import Testing

@testable import Benchmarks

@Suite struct StartBenchmarkTests {
  @Test func `the queries for psql have literals instead of parameters`() {
    let article = UUID()
    let queries =
      StartQueries.show(article, slug: "ferry")
      + StartQueries.queue(QueueQuery(limit: 50))
    #expect(queries.count == 7)
    #expect(queries.allSatisfy { !$0.contains("$") })
    #expect(queries[1].contains("WHERE article = '\(article.uuidString.lowercased())'::uuid"))
    #expect(queries[6].contains("editorial_state = 'submitted'"))
    #expect(queries[6].hasSuffix("LIMIT 50"))
  }

  @Test func `a program that fails is not measured`() throws {
    try ChildProgram(path: "/bin/true", arguments: []).run()
    for path in ["/bin/false", "/nowhere/at/all"] {
      #expect(throws: Failure.self) { try ChildProgram(path: path, arguments: []).run() }
    }
  }
}
