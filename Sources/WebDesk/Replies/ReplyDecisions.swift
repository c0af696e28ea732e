import Editorial
import EditorialReadModels
import HTML
import Newsroom

/// The form with which a person decides about replies of one status.
struct ReplyDecisions {
  let session: DeskSession
  let status: ReplyStatus

  /// What can be decided, by somebody who may.
  private var choices: [(name: String, words: String)] {
    guard session.actor.role != .auditor else { return [] }
    return switch status {
    case .received: [("approve", ReplyWebWords.approve), ("reject", ReplyWebWords.reject)]
    case .approved: [("withdraw", ReplyWebWords.withdraw)]
    case .rejected, .withdrawn: [("approve", ReplyWebWords.approve)]
    case .erased: []
    }
  }

  /// Whether there is nothing to decide.
  var isEmpty: Bool { choices.isEmpty }

  /// - Parameters:
  ///   - title: The heading of the form.
  ///   - id: That of the form, which the check boxes of a list name; nil if there are none.
  ///   - reply: The reply that the form is about; nil for those that are chosen in the list.
  func write(
    _ title: String, id: String? = nil, reply: ReplySummary? = nil, to writer: inout HTMLWriter
  ) {
    writer.begin(
      .form,
      HTMLAttribute.posting(to: DeskPath.decision.address) + (id.map { [.id($0)] } ?? [])
        + [.cssClass("card")])
    writer.write(.h2, text: title)
    writer.write(token: session)
    writer.write(hidden: "status", status.rawValue)
    if let reply { writer.write(hidden: "reply", reply.reference) }
    if status == .received || status == .approved {
      writer.write(
        field: "decision-reason", name: "reason", ReplyWebWords.optionalReason,
        [.kind("text"), .longest(WordsLimit.reason.characters)])
    }
    for (name, words) in choices {
      writer.write(
        .button, .kind("submit"), .name("decision"), .value(name), text: words)
    }
    writer.end()
  }
}
