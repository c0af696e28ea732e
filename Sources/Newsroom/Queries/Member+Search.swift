import Editorial
package import EditorialReadModels
import PostgreSQL

extension Member {
  /// A page of the articles that have the query's words, best first.
  package func search(
    _ query: SearchQuery, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<SearchAnswer> {
    // The board has an index by sections.
    let models: [ReadModels.Model] =
      query.section == nil ? [Search.self] : [Search.self, Board.self]
    let found = try await read(models, asOf: asOf, progress: progress) {
      source, connection in
      let findings = try query.run(from: source, on: &connection)
      let positions = try PositionReference.firstPositions(
        of: findings.matches.map(\.row.article), on: &connection)
      let hits = findings.matches.map { match in
        // The text of a killed article is not shown.
        let marked = match.marked(hidesText: match.row.publicationState == .killed)
        return SearchHit(
          row: match.row, firstPosition: positions[match.row.article], rank: match.rank,
          headline: marked.headline, snippet: marked.snippet,
          cursor: match.cursor)
      }
      let answer = SearchAnswer(
        page: Page(rows: hits, next: findings.next), total: findings.total)
      guard hits.isEmpty else { return Remarked(answer) }
      return Remarked(
        answer,
        try UnknownFilter.section(query.section, in: BoardRow.table, from: source, on: &connection))
    }
    guard SearchWords(query.words).isEmpty else { return Answer(found) }
    return Answer(
      value: found.value.value, remarks: Answer(found).remarks + [.nothingToLookUp])
  }
}
