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
  package let policy: ConnectionPolicy
  /// For a server while none can do the work.
  let patience: Patience
  /// Where questions go first; nil if the primary answers all of them.
  let replica: Replica?
  /// Whether this process creates what a private newsroom lacks.
  let isCreating: Bool

  init(
    _ address: DatabaseAddress, connections policy: ConnectionPolicy, isCreating: Bool = true
  ) throws(PostgresError) {
    self.address = address
    self.isCreating = isCreating
    self.policy = policy
    let settings = try address.settings(answeringWithin: policy.answerLimit)
    patience = policy.patience(for: settings, isCreating: isCreating)
    pool = Pool(
      settings, maximum: policy.total, maximumPerUser: policy.perPerson,
      ownMaximum: policy.own, idleTime: policy.idleTime, patience: patience
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

  /// The settings for more connections of this process.
  func connectionSettings() throws(PostgresError) -> ConnectionSettings {
    try address.settings(answeringWithin: policy.answerLimit)
  }

  /// Closes all connections once they are idle.
  package func close() async {
    await replica?.close()
    await pool.close()
  }
}

typealias ArticleStore = CoalescingStore<PostgresEventStore<ArticleEventCodec>>
typealias ArticleHandler = CommandHandler<Article, ArticleStore>
typealias ArticleStates = ArticleHandler.Cache
