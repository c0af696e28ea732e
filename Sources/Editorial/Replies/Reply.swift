import Digests
package import EventSourcing
package import Foundation
import PlainText

/// The rules of readers' replies. Each reply has one stream.
///
/// The web desk receives a reply, and does nothing else with it. An editor or an admin decides whether
/// the public sees it, and may answer it. Only an admin erases it, which is final. To repeat a
/// decision records nothing.
package enum Reply: Decider {
  /// Who acts, and the time.
  package struct Context: Hashable, Sendable {
    /// Nil for the web desk, which receives the replies of readers.
    package let actor: Actor?
    package let now: Date

    package init(actor: Actor?, now: Date) { (self.actor, self.now) = (actor, now) }
  }

  package static var initialState: ReplyState { ReplyState() }

  package static func decide(
    _ command: ReplyCommand, on state: ReplyState, in context: Context
  ) throws(ReplyRejection) -> [ReplyEvent] {
    try requirePermission(for: command.verb, in: context)
    if case .receive(let article, let text) = command {
      guard state.status == nil else { throw .alreadyReceived }
      return [.received(article: article, text: text)]
    }
    guard let status = state.status else { throw .noReply }
    if status == .erased, command.verb != .erase { throw .erased }
    return switch command {
    case .receive: []
    case .approve: status == .approved ? [] : [.approved]
    case .reject(let reason): try reject(status, reason)
    case .withdraw(let reason): try withdraw(status, reason)
    case .answer(let text): state.answer == text ? [] : [.answered(text: text)]
    case .erase(let reason, let ground): try erase(state, reason, ground)
    }
  }

  private static func requirePermission(
    for verb: ReplyVerb, in context: Context
  ) throws(ReplyRejection) {
    switch (verb, context.actor?.role) {
    case (.receive, nil): return
    case (.receive, _): throw .deskOnly
    case (_, nil), (_, .auditor): throw .notPermitted(verb)
    case (.erase, .editor): throw .adminOnly
    case (.approve, .editor), (.reject, .editor), (.withdraw, .editor), (.answer, .editor),
      (_, .admin):
      return
    }
  }

  private static func reject(
    _ status: ReplyStatus, _ reason: String?
  ) throws(ReplyRejection) -> [ReplyEvent] {
    switch status {
    case .received: [.rejected(reason: ReplyCommand.words(reason))]
    case .rejected: []
    case .approved: throw .isPublic
    case .withdrawn, .erased: throw .notWaiting
    }
  }

  private static func withdraw(
    _ status: ReplyStatus, _ reason: String?
  ) throws(ReplyRejection) -> [ReplyEvent] {
    switch status {
    case .approved: [.withdrawn(reason: ReplyCommand.words(reason))]
    case .withdrawn: []
    case .received, .rejected, .erased: throw .notPublic
    }
  }

  private static func erase(
    _ state: ReplyState, _ reason: String, _ ground: String
  ) throws(ReplyRejection) -> [ReplyEvent] {
    let (reason, ground) = (reason.trimmed, ground.trimmed)
    if reason.isEmpty { throw .reasonMissing }
    if ground.isEmpty { throw .groundMissing }
    if state.status == .erased { return [] }
    return [.erased(texts: state.texts, reason: reason, ground: ground)]
  }

  package static func evolve(_ state: inout ReplyState, by recorded: RecordedEvent<ReplyEvent>) {
    state.version = recorded.version
    if let text = recorded.event.text, !state.texts.contains(text) { state.texts.append(text) }
    switch recorded.event {
    case .received(let article, let text):
      (state.status, state.article, state.words) = (.received, article, text)
      state.receivedAt = recorded.recordedAt
    case .approved: state.status = .approved
    case .rejected: state.status = .rejected
    case .withdrawn: state.status = .withdrawn
    case .answered(let text): state.answer = text
    case .erased: (state.status, state.answer) = (.erased, nil)
    }
  }
}

extension StreamName {
  /// The stream of the reply with this id.
  package static func reply(_ id: UUID) -> StreamName { StreamName(category: "reply", id: id) }
}
