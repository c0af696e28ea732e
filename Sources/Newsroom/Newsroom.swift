import Editorial
import EventSourcing
package import PostgreSQL
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
  /// Where questions go first; nil if the primary answers all of them.
  let replica: Replica?
  /// Whether this process creates what a private newsroom lacks.
  let isCreating: Bool

  init(
    _ address: DatabaseAddress, connections policy: ConnectionPolicy, isCreating: Bool = true
  ) throws(PostgresError) {
    self.address = address
    self.isCreating = isCreating
    pool = Pool(
      try address.settings(), maximum: policy.total, maximumPerUser: policy.perPerson,
      ownMaximum: policy.own, idleTime: policy.idleTime
    ) { connection in
      connection.preparesEverything = policy.isServing
      connection.observer = policy.observer
    }
    let replica: Replica? =
      if let reading = policy.replica { try Replica(reading, connections: policy) } else { nil }
    self.replica = replica
    logs = PersonalLogs(pool: pool) { replica?.require($0) }
  }

  /// Checks that the server accepts changes.
  ///
  /// - Throws: An error that is classified as unavailable, if the server is a standby.
  package func requirePrimary() async throws {
    try await pool.withConnection { try $0.requirePrimary() }
  }

  /// Closes all connections once they are idle.
  package func close() async {
    await replica?.close()
    await pool.close()
  }
}

/// How a newsroom uses connections.
package struct ConnectionPolicy: Sendable {
  /// How many may be open.
  package var total: Int
  package var perPerson: Int
  /// How many the process may have for itself; nil for as many as for a person.
  package var own: Int?
  /// A connection is closed after this idle time.
  package var idleTime: Duration
  /// Whether the process serves many requests, so that it sends the same statements again and again.
  package var isServing = false
  /// Where questions go first; nil for the primary.
  package var replica: ReplicaPolicy?
  /// Receives the statements of each round trip, before they are sent.
  package var observer: (@Sendable ([Query]) -> Void)?

  package init(total: Int = 16, perPerson: Int = 4, idleTime: Duration = .seconds(60)) {
    self.total = total
    self.perPerson = perPerson
    self.idleTime = idleTime
  }
}

typealias ArticleStore = CoalescingStore<PostgresEventStore<ArticleEventCodec>>
typealias ArticleHandler = CommandHandler<Article, ArticleStore>
typealias ArticleStates = ArticleHandler.Cache
