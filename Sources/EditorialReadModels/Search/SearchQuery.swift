package import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for a page of the articles whose working revision has certain words.
package struct SearchQuery: Sendable {
  /// See ``SearchWords``.
  package let words: String
  package var section: String?
  /// Empty for every state except spiked.
  package var editorialStates: [EditorialState]
  package var publicationState: PublicationState?
  /// Only articles in this language, or in a variety of it.
  package var language: LanguageTag?
  /// The end of the previous page.
  package var after: SearchCursor?
  /// The most rows.
  package var limit: Int

  package init(
    words: String, section: String? = nil, editorialStates: [EditorialState] = [],
    publicationState: PublicationState? = nil, language: LanguageTag? = nil,
    after: SearchCursor? = nil, limit: Int
  ) {
    self.words = words
    self.section = section
    self.editorialStates = editorialStates
    self.publicationState = publicationState
    self.language = language
    self.after = after
    self.limit = limit
  }

  /// Matches are ranked together, if there are so many: the most recent ones first, and those before
  /// them on later pages. So a search takes no longer in a larger newsroom.
  package static let mostRanked = 100

  /// A page of the matches, best first. Runs in its own transaction.
  ///
  /// A match in the headline is better than one in the standfirst, and that is better than one in
  /// the body only. Within each, more matches that are closer together are better, in a shorter
  /// text.
  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> SearchFindings {
    let words = SearchWords(words)
    guard !words.isEmpty else { return SearchFindings() }
    return try connection.transaction(readOnly: true) { connection in
      let (configurations, last) = try inUse(source, on: &connection)
      let withCapitals = after.map { !$0.ignoresCapitals } ?? true
      let asked = try AskedWords(
        words, in: configurations, withCapitals: withCapitals, on: &connection)
      let found = try page(
        AskedStatements(asked, in: configurations), through: last, withCapitals, source,
        on: &connection)
      guard found.matches.isEmpty, after == nil, asked.dependsOnCapitals else { return found }
      // The search was typed in capitals, which mean nothing then.
      let others = try AskedWords(
        words, in: configurations, withCapitals: false, on: &connection)
      return try page(
        AskedStatements(others, in: configurations), through: last, false, source, on: &connection)
    }
  }

  private func page(
    _ asked: AskedStatements, through end: Int, _ withCapitals: Bool, _ source: ReadSource,
    on connection: inout Connection
  ) throws -> SearchFindings {
    let table = source.table(SearchRow.table)
    var scan = SearchScan(asked, table: table, conditions: conditions)
    let ranking = SearchRanking(asked, table: table, ignoresCapitals: !withCapitals)
    var (through, last) = (after?.through ?? end, after?.last)
    var findings = SearchFindings()
    repeat {
      let group = try scan.latest(
        max(Self.mostRanked, limit), from: last?.from ?? 1, through: through, on: &connection)
      findings.matches += try ranking.best(
        limit + 1 - findings.matches.count, of: group, after: last, on: &connection)
      if after == nil, findings.total == nil, group.from == 1 {
        findings.total = group.matches.count
      }
      through = group.from - 1
      last = nil
    } while findings.matches.count <= limit && through > 0 && !scan.isExhausted
    if findings.matches.count > limit {
      findings.matches.removeLast()
      findings.next = findings.matches.last?.cursor
    } else if through > 0 {
      findings.next = SearchCursor(through: through, ignoresCapitals: !withCapitals)
    }
    return findings
  }

  /// The configurations of the articles in the language, or of all, and the last position of a
  /// content. A loose index scan finds the configurations.
  private func inUse(
    _ source: ReadSource, on connection: inout Connection
  ) throws -> ([TextSearchConfiguration], Int) {
    let table = source.table(SearchRow.table)
    let rows = try connection.pipelinePrepared([
      // The planner underestimates the cost of reading all vectors, because it does not know that
      // most are stored out of line. It also expects so many rows that it would compile the
      // statement first, which takes longer than the search.
      "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)",
      """
      WITH RECURSIVE at_hand(configuration) AS (
        SELECT min(s.configuration) FROM \(raw: table) s
        UNION ALL
        SELECT (
          SELECT min(s.configuration) FROM \(raw: table) s
          WHERE s.configuration > at_hand.configuration)
        FROM at_hand WHERE configuration IS NOT NULL
      )
      SELECT configuration, (SELECT coalesce(max(s.position), 0) FROM \(raw: table) s) AS last
      FROM at_hand WHERE configuration IS NOT NULL
      """,
    ])[1]
    let configurations = try rows.map { try $0.value(at: 0, as: TextSearchConfiguration.self) }
    let wanted = language.map { TextSearchConfiguration(of: $0) }
    return (
      configurations.filter { wanted == nil || $0 == wanted }, try rows.first?.value(at: 1) ?? 0
    )
  }

  private var conditions: Query {
    var conditions: Query = ""
    if let section { conditions = conditions.appending(" AND s.section = \(section)") }
    conditions = conditions.appending(
      editorialStates.isEmpty
        ? " AND s.editorial_state <> \(EditorialState.spiked)"
        : " AND s.editorial_state = ANY(\(editorialStates))")
    if let publicationState {
      conditions = conditions.appending(" AND s.publication_state = \(publicationState)")
    }
    if let tag = language?.text {
      conditions = conditions.appending(
        " AND (s.language = \(tag) OR starts_with(s.language, \(tag + "-")))")
    }
    return conditions
  }
}
