package import EventSourcing
package import Foundation

/// The desk's rules for one article.
///
/// Every decision makes its checks in the same order: the role; whether the article exists and is
/// open; whether the outcome already holds, so that there is nothing to record; missing arguments;
/// the state of the article; the permission of this person; and then what is specific to the
/// command. A command that has something to record then ends what it leaves without a purpose.
package enum Article: Decider {
  package typealias Command = ArticleCommand
  package typealias Event = ArticleEvent
  package typealias State = ArticleState
  package typealias Rejection = ArticleRejection
  package typealias Context = DeskContext

  package static var initialState: ArticleState { ArticleState() }

  package static func decide(
    _ command: ArticleCommand, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    try requireRole(for: command.verb, on: state, in: context)
    try requireOpen(for: command.verb, on: state, in: context)
    let events = try outcome(of: command, on: state, in: context)
    return events + endings(after: events, of: command.verb, on: state, in: context)
  }

  /// What the command itself records.
  private static func outcome(
    of command: ArticleCommand, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    switch command {
    case .draft(let slug, let content):
      return try draft(slug, content, on: state, in: context)
    case .import(let article):
      return try `import`(article, on: state, in: context)
    case .revise(let base, let content, let draft):
      return try revise(from: base, to: content, merging: draft, on: state, in: context)
    case .restore(let revision):
      return try restore(revision, on: state, in: context)
    case .submit:
      return try submit(state, in: context)
    case .withdraw:
      return try withdraw(state, in: context)
    case .requestChanges(let reason):
      return try requestChanges(reason, on: state, in: context)
    case .approve(let digest):
      return try approve(digest, on: state, in: context)
    case .schedule(let instant, let zone, let expiry):
      return try schedule(at: instant, zone: zone, until: expiry, on: state, in: context)
    case .unschedule:
      return try unschedule(state, in: context)
    case .scheduleUnpublication(let expiry):
      return try scheduleUnpublication(expiry, on: state, in: context)
    case .cancelUnpublication:
      return try cancelUnpublication(state, in: context)
    case .publish:
      return try publish(state, in: context)
    case .publishDue:
      return try publishDue(state, in: context)
    case .correct(let kind, let notice, let check):
      return try correct(kind, notice, check, on: state, in: context)
    case .unpublish(let reason):
      return try unpublish(reason, on: state, in: context)
    case .unpublishDue:
      return try unpublishDue(state, in: context)
    case .hold(let reason, let notice):
      return try hold(reason, notice, on: state, in: context)
    case .liftHold(let reason):
      return try liftHold(reason, on: state, in: context)
    case .kill(let reason, let notice, let replacement):
      return try kill(reason, notice, replacement, on: state, in: context)
    case .embargo(let until):
      return try embargo(until: until, on: state, in: context)
    case .liftEmbargo(let reason):
      return try liftEmbargo(reason, on: state, in: context)
    case .rename(let slug):
      return try rename(to: slug, on: state, in: context)
    case .assign(let assignee, let due):
      return try assign(to: assignee, due: due, on: state)
    case .note(let note, let subject):
      return try add(note, about: subject, to: state)
    case .setReplyPolicy(let policy):
      return state.replyPolicy == policy ? [] : [.replyPolicySet(policy)]
    case .spike(let reason):
      return try spike(reason, on: state, in: context)
    case .unspike:
      return try unspike(state, in: context)
    case .erase(let scope, let reason, let ground):
      return try erase(scope, reason: reason, ground: ground, on: state)
    }
  }

  /// Checks what does not depend on the article: an auditor may send no command, and an editor none
  /// that needs an admin.
  private static func requireRole(
    for verb: ArticleVerb, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) {
    switch context.actor.role {
    case .auditor: throw state.rejection(.auditor)
    case .editor where verb.needsAdmin: throw state.rejection(.adminOnly(verb))
    case .editor, .admin: return
    }
  }

  /// Checks that the article exists, unless the command creates it. A killed or spiked article
  /// refuses what does not fit its state before anything else is checked.
  private static func requireOpen(
    for verb: ArticleVerb, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) {
    guard state.current != nil else {
      if verb == .draft || verb == .import { return }
      throw state.rejection(.noArticle)
    }
    let isKilled = state.publicationState == .killed && verb != .kill
    let isSpiked = state.editorialState == .spiked && verb != .spike && verb != .publishDue
    if isKilled || isSpiked { try state.require(verb, in: context) }
  }
}

extension StreamName {
  /// The stream of the article with this id.
  package static func article(_ id: UUID) -> StreamName { StreamName(category: "article", id: id) }
}
