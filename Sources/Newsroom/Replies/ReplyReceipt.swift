package import Editorial
package import EventSourcing
package import Foundation
package import JSON

/// The result of a command about a reply.
package struct ReplyReceipt: Sendable {
  package let id: UUID
  /// The reply after the command.
  package let state: ReplyState
  /// What the command recorded; empty if there was nothing to do.
  package let recorded: [RecordedEvent<ReplyEvent>]
  /// The position in the log of the reply's last event.
  package let position: Int64

  /// What the command did, in a sentence without an end.
  package var sentence: String {
    guard let event = recorded.first?.event else {
      return "Nothing to do: the reply is \(state.status?.phrase ?? "unknown")"
    }
    return switch event {
    case .received: "Received the reply"
    case .approved: "Approved the reply"
    case .rejected: "Rejected the reply"
    case .withdrawn: "Withdrew the reply; the site shows it until the next export"
    case .answered:
      state.status == .approved
        ? "Answered the reply" : "Answered the reply, which is \(state.status?.phrase ?? "unknown")"
    case .erased: "Erased the reply; the site shows it until the next export"
    }
  }
}

extension ReplyReceipt {
  init(id: UUID, _ outcome: ReplyHandler.Outcome) {
    self.init(
      id: id, state: outcome.state, recorded: outcome.recorded, position: outcome.position)
  }
}

extension ReplyReceipt: JSONDescribed {
  package static let json = JSONDescription<ReplyReceipt>(
    "ReplyReceipt", "What a command recorded about a reply, and the reply after it.",
    [
      JSONMember("id", "The reply's id.", \.id),
      JSONMember("article", "The article's id.", \.state.article),
      JSONMember("status", "What the desk has decided.", \.state.status),
      JSONMember("version", "The number of the reply's events.", \.state.version),
      JSONMember("position", "The position in the log of the reply's last event.", \.position),
      JSONMember(
        "events", "The types of the recorded events; none if there was nothing to do.",
        { $0.recorded.map(\.event.storedType) }),
    ])
}

extension ReplyStatus: JSONDescribed {}
extension StoredReplyType: JSONDescribed {}
