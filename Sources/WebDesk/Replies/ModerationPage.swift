import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// The replies with one status, longest wait first, and the decision about several.
struct ModerationPage {
  let session: DeskSession
  let status: ReplyStatus
  let found: Answer<Page<ReplySummary>>
  let clock: DeskClock
  /// What was done just now; nil for nothing.
  let done: String?
  let problems: [String]
  /// Whether it is the first page of the list.
  let isFirst: Bool

  private static let form = "decision"

  var response: SCGIResponse {
    let frame = DeskFrame(title: ReplyWebWords.replies, session: session, place: .replies)
    let rows = found.value.rows
    return .page(
      frame.page { writer in
        writer.write(.h1, text: ReplyWebWords.replies)
        if let done { writer.write(.p, .cssClass("done"), .role("status"), text: done) }
        writeFilter(to: &writer)
        writer.write(remarks: found.remarks)
        for problem in problems {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem)
        }
        if rows.isEmpty {
          writer.write(
            .p, .cssClass("empty"),
            text: status == .received ? ReplyWebWords.none : ReplyWebWords.noneOfStatus)
        }
        writer.begin(.ul, .cssClass("entries replies"))
        for reply in rows {
          writer.begin(.li)
          ReplyEntry(reply, clock).write(to: &writer)
          if !decisions.isEmpty { writeChoice(of: reply, to: &writer) }
          writer.end()
        }
        writer.end()
        if !rows.isEmpty, !decisions.isEmpty {
          decisions.write(ReplyWebWords.decide, id: Self.form, to: &writer)
        }
        writer.write(
          next: found.value.next?.text, of: .replies,
          AddressQuery().adding("status", status.rawValue), isFirst: isFirst)
      }, status: problems.isEmpty ? 200 : 422)
  }

  private var decisions: ReplyDecisions { ReplyDecisions(session: session, status: status) }

  private func writeFilter(to writer: inout HTMLWriter) {
    writer.begin(.form, HTMLAttribute.asking(DeskPath.replies.address) + [.cssClass("actions")])
    writer.begin(.p, .cssClass("field"))
    writer.write(.label, .labelled(field: "status"), text: ReplyWebWords.status)
    writer.begin(.select, .id("status"), .name("status"))
    for choice in ReplyStatus.allCases {
      writer.write(
        .option, [.value(choice.rawValue)] + (choice == status ? [.selected] : []),
        text: choice.phrase)
    }
    writer.end()
    writer.end()
    writer.write(button: DeskWords.filter, isQuiet: true)
    writer.end()
  }

  private func writeChoice(of reply: ReplySummary, to writer: inout HTMLWriter) {
    let id = "reply-\(reply.reference.dropFirst())"
    writer.begin(.p, .cssClass("choice"))
    writer.write(
      empty: .input, .kind("checkbox"), .id(id), .name("reply"), .value(reply.reference),
      .ofForm(Self.form))
    writer.begin(.label, .labelled(field: id))
    writer.write(ReplyWebWords.choose)
    writer.end()
    writer.write(" · ")
    writer.write(
      .a, .link(DeskPath.reply(reply.row.reply).address),
      .label("\(ReplyWebWords.more): \(reply.reference)"), text: ReplyWebWords.more)
    writer.end()
  }
}

/// A reply on a page of the desk: to what, who, when, the text, and the answer.
struct ReplyEntry {
  private let reply: ReplySummary
  private let clock: DeskClock

  init(_ reply: ReplySummary, _ clock: DeskClock) { (self.reply, self.clock) = (reply, clock) }

  func write(to writer: inout HTMLWriter) {
    writer.begin(.h2)
    writer.write(.bdi, text: reply.words?.name ?? ReplyWebWords.erased)
    writer.end()
    writer.begin(.p, .cssClass("facts"))
    writer.write(.span, .cssClass("state"), text: reply.row.status.phrase)
    writer.write(" \(reply.reference) · ")
    writer.write(reply.row.receivedAt, clock)
    writer.write(" · ")
    writer.write(
      .a, .link(DeskPath.article(reply.row.article).address), .direction("auto"),
      text: reply.headline)
    if let email = reply.words?.email { writer.write(" · \(email)") }
    writer.end()
    if let words = reply.words { writer.write(paragraphs: words.text) }
    if let reason = reply.row.reason {
      let who = reply.row.decidedBy ?? ""
      writer.write(.p, .cssClass("reason"), .direction("auto"), text: "\(who): \(reason)")
    }
    if let answer = reply.answer {
      writer.begin(.div, .cssClass("reason"))
      writer.write(
        .p, .cssClass("facts"), text: "\(ReplyWebWords.answered) (\(reply.row.answeredBy ?? ""))")
      writer.write(paragraphs: answer)
      writer.end()
    }
  }
}
