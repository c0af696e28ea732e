package import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// One person in a newsroom. Queries and commands run as this person, on the person's connections.
/// It is cheap to create one for each request.
package struct Member: Sendable {
  package let newsroom: Newsroom
  /// Who acts, as the database authenticated them.
  package let actor: Actor
  /// Identifies the connections that are used.
  let user: SessionUser
  /// Whether this person's connections may fold the log into the read models.
  let projecting: Projecting
  /// Whether a question about the past asks a worker for the read models that it needs.
  let asksForPast: Bool
  let personalLog: PersonalLog
  /// The newsroom's settings when this person began to act.
  package let newsroomSettings: NewsroomSettings

  init(of newsroom: Newsroom, _ session: Session, user: SessionUser, actor: Actor) {
    self.newsroom = newsroom
    self.actor = actor
    self.user = user
    projecting = session.projecting(user)
    asksForPast = false
    newsroomSettings = session.settings
    personalLog = newsroom.logs.log(of: user, caller: actor.name)
  }

  /// A person for whom the process reads with its own login.
  init(reading newsroom: Newsroom, actor: Actor) {
    self.newsroom = newsroom
    self.actor = actor
    user = .configured
    projecting = .no
    asksForPast = true
    newsroomSettings = newsroom.settings.settings
    personalLog = newsroom.logs.log(of: user, caller: actor.name)
  }

  /// What a decision on this person's command may know.
  func context(at now: Date) -> DeskContext {
    DeskContext(actor: actor, now: now, settings: newsroomSettings)
  }

  var store: ArticleStore { personalLog.store }
  var handler: ArticleHandler { ArticleHandler(store: store, cache: newsroom.states) }

  /// Runs `body` on one of this person's connections.
  func withConnection<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    try await newsroom.pool.withConnection(as: user, body)
  }

  /// The newsroom's settings now. Those of ``newsroomSettings`` become old while a worker runs.
  func currentSettings() async throws -> NewsroomSettings {
    let known = newsroom.settings
    return try await withConnection { connection in
      let before = known.settings
      let changes = LogReader.events(of: NewsroomSettings.stream.id, after: before.version)
      return try known.update(before, by: try connection.execute(changes))
    }
  }

  /// The settings for more connections of this person. If another login acts as this person, they
  /// are that login's settings.
  func settings() throws(PostgresError) -> ConnectionSettings {
    user.settings(try newsroom.connectionSettings())
  }
}

/// How a connection becomes `galley_projector`, who alone writes read models.
enum Projecting: Hashable, Sendable {
  /// It is a superuser's connection that impersonates this person.
  case impersonating(person: String)
  /// The login is a member of the role.
  case member
  /// It cannot; another process does it.
  case no
}
