package import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// A newsroom that is open: a database, and the person who acts in it.
///
/// ```swift
/// let newsroom = try await Newsroom.open(address, as: "eva")
/// let receipt = try await newsroom.perform(.submit, on: "cat-news")
/// let article = try await newsroom.show("cat-news")
/// ```
///
/// A command line stands on it, and so may any other face.
package struct Newsroom: Sendable {
  package let address: DatabaseAddress
  /// Who acts, as the database authenticated them.
  package let actor: Actor
  /// Whether this process may fold the log into the read models itself.
  let projecting: Projecting
  let pool: Pool
  let store: ArticleStore
  /// What the articles of the last commands came to, known to all who act in this process.
  let states: ArticleStates
  /// Takes a line for whoever waits, such as that an answer is behind.
  let report: @Sendable (String) -> Void

  init(
    address: DatabaseAddress, actor: Actor, projecting: Projecting, pool: Pool,
    states: ArticleStates, report: @escaping @Sendable (String) -> Void
  ) {
    self.address = address
    self.actor = actor
    self.projecting = projecting
    self.pool = pool
    self.store = ArticleStore(
      PostgresEventStore(pool: pool, codec: ArticleEventCodec(), caller: actor.name))
    self.states = states
    self.report = report
  }

  /// Ends all connections.
  package func close() async { await pool.close() }

  var handler: ArticleHandler { ArticleHandler(store: store, states: states) }
}

/// The log of the articles. Commands that come at the same time share its transactions.
typealias ArticleStore = CoalescingStore<PostgresEventStore<ArticleEventCodec>>
typealias ArticleHandler = CommandHandler<Article, ArticleStore>
typealias ArticleStates = ArticleHandler.States

/// How a connection becomes `galley_projector`, who alone writes read models.
enum Projecting: Hashable, Sendable {
  /// A superuser's connection, which acts as this person otherwise.
  case impersonating(person: String)
  /// The login is a member of the role.
  case member
  /// Not at all: somebody else's process does it.
  case no
}
