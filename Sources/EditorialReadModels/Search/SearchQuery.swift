package import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks for articles by the words of their working revision.
package struct SearchQuery: Sendable {
  /// As in a web search: all words must be there; "quoted words" stand together, `or` is either,
  /// and a minus goes before what must not be there.
  package let words: String
  package var section: String?
  /// Without any, articles in every state but spiked.
  package var editorialStates: [String]
  package var publicationState: String?
  /// Only articles in this language, or in a variety of it.
  package var language: LanguageTag?
  /// At most so many rows.
  package var limit: Int

  package init(
    words: String, section: String? = nil, editorialStates: [String] = [],
    publicationState: String? = nil, language: LanguageTag? = nil, limit: Int
  ) {
    self.words = Self.readable(words)
    self.section = section
    self.editorialStates = editorialStates
    self.publicationState = publicationState
    self.language = language
    self.limit = limit
  }

  /// What was found, best first. In a transaction of its own.
  package func run(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> SearchFindings {
    try connection.transaction(readOnly: true) { connection in
      // The planner believes that all vectors are read in no time: it does not count that most are
      // stored out of line. And it expects so many rows that it would compile the statement first,
      // which takes longer than the search.
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

  /// Whether the words are nothing to search for in any of the languages at hand: signs, or words
  /// such as "the" that are in every text.
  package func isEmpty(
    from source: ReadSource = .live, on connection: inout Connection
  ) throws -> Bool {
    try connection.execute(
      """
      WITH RECURSIVE \(asked(from: source))
      SELECT coalesce(bool_and(numnode(query) = 0), false) FROM asked
      """)[0].value(at: 0)
  }

  /// So many texts that match are looked up in the index of each configuration, many of them of
  /// earlier revisions.
  package static let mostLookedUp = 5_000
  /// So many articles are ranked; to read the words of one takes longer than to find it.
  package static let mostRanked = 500
  /// So many that were changed last are ranked beside them, where there are more that match.
  static let mostRecent = 250

  /// A headline outranks a standfirst, and that a body; the more words a text has, the less a match
  /// says of it. One looks into the text index of each configuration.
  ///
  /// Of a word that is in more articles than are ranked, the first that the index gives are, and
  /// with them those among the last changed, whatever the index gives first: so a search takes no
  /// longer in a larger newsroom, and finds what is new. Where nothing is found, one row says only
  /// whether that was all.
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

  /// The words as each configuration at hand reads them: that of the language, or else every one
  /// that an article has, found by stepping through the index from one to the next.
  private func asked(from source: ReadSource) -> Query {
    let table = source.table(SearchRow.table)
    let configurations: Query
    if let language {
      configurations = "SELECT \(TextSearchConfiguration(of: language).rawValue)"
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

  /// Typed words without what PostgreSQL's reader of them fails at: a NUL, and minus signs one after
  /// the other, of which it takes no more than 32. A minus means something before a word only.
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
        ? " AND s.editorial_state <> \(EditorialState.spiked.rawValue)"
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
