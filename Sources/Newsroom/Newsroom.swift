import Editorial
import EventSourcing
import PostgreSQL
import PostgresEventStore

/// A newsroom that is open in this process: its database, the connections to it, and the articles
/// that it remembers. One newsroom serves all the people for whom the process works.
///
/// ```swift
/// let newsroom = try await Newsroom.open(address)
/// let eva = try await newsroom.acting(as: "eva")
/// let draft = try await eva.draft(article, slug: slug)
/// _ = try await eva.perform(.submit, on: draft.id)
/// let answer = try await eva.show("cat-news")
/// print(answer.value.board.editorialState, answer.remarks)
/// await newsroom.close()
/// ```
///
/// Every interface, such as the command line, is built on it.
package struct Newsroom: Sendable {
  package let address: DatabaseAddress
  let pool: Pool
  /// The state of articles after recent commands, shared by everybody who acts in this process.
  let states = ArticleStates()
  /// The settings as somebody last saw them in this process.
  let settings = KnownSettings()
  let logs: PersonalLogs
  /// Whether this process creates what a private newsroom lacks.
  let isCreating: Bool

  init(
    _ address: DatabaseAddress, connections limits: ConnectionLimits, isCreating: Bool = true
  ) throws(PostgresError) {
    self.address = address
    self.isCreating = isCreating
    pool = Pool(
      try address.settings(), maximum: limits.total, maximumPerUser: limits.perPerson,
      idleTime: limits.idleTime)
    logs = PersonalLogs(pool: pool)
  }

  /// Closes all connections once they are idle.
  package func close() async { await pool.close() }
}

/// How many connections a newsroom may open.
package struct ConnectionLimits: Hashable, Sendable {
  package var total: Int
  package var perPerson: Int
  /// A connection is closed after this idle time.
  package var idleTime: Duration

  package init(total: Int = 16, perPerson: Int = 4, idleTime: Duration = .seconds(60)) {
    self.total = total
    self.perPerson = perPerson
    self.idleTime = idleTime
  }
}

typealias ArticleStore = CoalescingStore<PostgresEventStore<ArticleEventCodec>>
typealias ArticleHandler = CommandHandler<Article, ArticleStore>
typealias ArticleStates = ArticleHandler.Cache
