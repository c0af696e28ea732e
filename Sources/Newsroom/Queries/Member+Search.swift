import Editorial
package import EditorialReadModels
import Foundation
import Manuscripts
import PostgreSQL

extension Member {
  /// The articles that have the query's words, best first.
  package func search(
    _ query: SearchQuery, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<SearchAnswer> {
    let found = try await read([Search.self], asOf: asOf, progress: progress) {
      source, connection -> (SearchAnswer, [Remark]) in
      let findings = try query.run(from: source, on: &connection)
      let matches = findings.matches
      var remarks: [Remark] = findings.isPartial ? [.rankedAmongLatest] : []
      guard !matches.isEmpty else {
        if try query.isEmpty(from: source, on: &connection) { remarks.append(.nothingToLookUp) }
        return (SearchAnswer(hits: [], total: 0), remarks)
      }
      let sources = matches.map { match in
        SnippetQuery.Source(
          configuration: match.row.configuration, headline: match.row.headline,
          text: Self.shownText(of: match))
      }
      let snippets = try SnippetQuery(words: query.words, sources: sources).run(on: &connection)
      let hits = zip(matches, snippets).map { match, marked in
        SearchHit(
          row: match.row, rank: match.rank, headline: marked.headline, snippet: marked.snippet)
      }
      return (SearchAnswer(hits: hits, total: matches[0].total), remarks)
    }
    let (answer, remarks) = found.value
    return Answer(value: answer, remarks: found.remarks + remarks)
  }

  /// The text that a snippet is taken from; empty for a killed article, whose text is not shown.
  private static func shownText(of match: SearchMatch) -> String {
    if match.row.publicationState == .killed { return "" }
    let parts = [match.row.standfirst, match.body.map { MarkdownDocument($0).plainText }]
    return parts.compactMap(\.self).joined(separator: "\n")
  }
}
