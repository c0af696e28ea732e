package import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for articles by the words of their working revision.
package struct SearchQuery: Sendable {
  /// As in a web search: all words must occur, "quoted words" must be together, `or` means either,
  /// and a minus excludes the word after it.
  package let words: String
  package var section: String?
  /// Empty for every state except spiked.
  package var editorialStates: [EditorialState]
  package var publicationState: PublicationState?
  /// Only articles in this language, or in a variety of it.
  package var language: LanguageTag?
  /// The most rows.
  package var limit: Int

  package init(
    words: String, section: String? = nil, editorialStates: [EditorialState] = [],
    publicationState: PublicationState? = nil, language: LanguageTag? = nil, limit: Int
  ) {
    self.words = Self.readable(words)
    self.section = section
    self.editorialStates = editorialStates
    self.publicationState = publicationState
    self.language = language
    self.limit = limit
  }

  /// The matches, best first. Runs in its own transaction.
  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> SearchFindings {
    try connection.transaction(readOnly: true) { connection in
      // The planner underestimates the cost of reading all vectors, because it does not know that
      // most are stored out of line. It also expects so many rows that it would compile the
      // statement first, which takes longer than the search.
      try connection.execute(
        "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")
      let rows = try connection.execute(statement(from: source))
      let matches = try rows.compactMap { row -> SearchMatch? in
        guard let rank = try row.value("rank", as: Double?.self) else { return nil }
        return SearchMatch(
          row: try SearchRow.table.record(row), body: try row.value("body"), rank: rank,
          total: try row.value("total"))
      }
      return SearchFindings(matches: matches, isPartial: try rows[0].value("is_partial"))
    }
  }

  /// Whether there is no word to search for in any language in use, because all are signs or very
  /// common words such as "the".
  package func isEmpty(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> Bool {
    try connection.execute(
      """
      WITH RECURSIVE \(asked(from: source))
      SELECT coalesce(bool_and(numnode(query) = 0), false) FROM asked
      """)[0].value(at: 0)
  }

  /// The most texts that are read from the index of each configuration. Many belong to earlier
  /// revisions.
  package static let mostLookedUp = 5_000
  /// The most articles that are ranked: reading the words of one takes longer than finding it.
  package static let mostRanked = 500
  /// If more match, this many of the last changed articles are ranked in addition.
  static let mostRecent = 250

  /// A headline counts more than a standfirst, and a standfirst more than a body; a match counts
  /// less in a longer text. The text index of each configuration is searched.
  ///
  /// If a word is in more articles than can be ranked, the first ones of the index and those among
  /// the last changed are ranked. So a search takes no longer in a larger newsroom and finds new
  /// articles. If nothing is found, one row says whether everything was searched.
  package func statement(from source: ReadSource = .live) -> Query {
    let columns = SearchRow.table.columnList
    let table = source.table(SearchRow.table)
    return """
      WITH RECURSIVE \(asked(from: source)),
      looked_up AS MATERIALIZED (
        SELECT v.* FROM asked a
        CROSS JOIN LATERAL (
          SELECT v.digest, v.configuration, v.vector, a.query FROM read.search_vectors v
          WHERE v.vector @@ a.query AND v.configuration = a.configuration
          LIMIT \(Self.mostLookedUp)
        ) AS v
      ),
      matched AS MATERIALIZED (
        SELECT s.article, s.updated_at, v.vector, v.query FROM looked_up v
        CROSS JOIN LATERAL (
          SELECT s.article, s.updated_at FROM \(raw: table) s
          WHERE s.digest = v.digest AND s.configuration = v.configuration\(conditions) OFFSET 0
        ) AS s
        LIMIT \(Self.mostRanked + 1)
      ),
      extent AS MATERIALIZED (
        SELECT (SELECT count(*) FROM matched) > \(Self.mostRanked) OR EXISTS (
          SELECT FROM looked_up GROUP BY configuration HAVING count(*) >= \(Self.mostLookedUp)
        ) AS is_partial
      ),
      recent AS (
        SELECT s.article, s.updated_at, v.vector, a.query FROM (
          SELECT s.* FROM \(raw: table) s ORDER BY s.updated_at DESC, s.article DESC
          LIMIT \(Self.mostRecent)
        ) AS s
        JOIN asked a ON a.configuration = s.configuration
        CROSS JOIN LATERAL (
          SELECT v.vector FROM read.search_vectors v
          WHERE v.digest = s.digest AND v.configuration = s.configuration
            AND v.vector @@ a.query OFFSET 0
        ) AS v
        WHERE (SELECT is_partial FROM extent)\(conditions)
          AND s.article NOT IN (SELECT article FROM matched LIMIT \(Self.mostRanked))
      ),
      found AS (
        SELECT article, count(*) OVER () AS total,
          ts_rank_cd('{0, 0.1, 0.4, 1}', vector, query, 1)::float8 AS rank
        FROM (
          (SELECT * FROM matched LIMIT \(Self.mostRanked)) UNION ALL SELECT * FROM recent
        ) AS ranked
        ORDER BY rank DESC, updated_at DESC, article LIMIT \(limit)
      )
      SELECT \(raw: columns), total, rank, body, is_partial
      FROM extent LEFT JOIN (
        SELECT s.*, found.total, found.rank, t.body FROM found
        CROSS JOIN LATERAL (
          SELECT s.* FROM \(raw: table) s WHERE s.article = found.article OFFSET 0
        ) AS s
        LEFT JOIN galley.texts t ON t.key = s.manuscript
      ) AS found ON true
      ORDER BY rank DESC, updated_at DESC, article
      """
  }

  /// The words for each configuration: the one of the language, or else every one in use, which a
  /// loose index scan finds.
  private func asked(from source: ReadSource) -> Query {
    let table = source.table(SearchRow.table)
    let configurations: Query
    if let language {
      configurations = "SELECT \(TextSearchConfiguration(of: language))"
    } else {
      configurations = """
        SELECT min(s.configuration) FROM \(raw: table) s
        UNION ALL
        SELECT (
          SELECT min(s.configuration) FROM \(raw: table) s
          WHERE s.configuration > at_hand.configuration)
        FROM at_hand WHERE configuration IS NOT NULL
        """
    }
    return """
      at_hand(configuration) AS (\(configurations)),
      asked AS MATERIALIZED (
        SELECT configuration, websearch_to_tsquery(configuration::regconfig, \(words)) AS query
        FROM at_hand WHERE configuration IS NOT NULL
      )
      """
  }

  /// Typed words without what PostgreSQL's parser rejects: a NUL, and more than 32 minus signs in a
  /// row. A minus has a meaning only before a word.
  private static func readable(_ typed: String) -> String {
    var words = String.UnicodeScalarView()
    var rest = typed.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let isWordNext =
        rest.first.map { next in
          next.properties.isAlphabetic || next.properties.numericType != nil || next == "\""
        } ?? false
      let isUnreadable = scalar == "\0" || scalar == "-" && !isWordNext
      words.append(isUnreadable ? " " : scalar)
    }
    return String(words)
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
