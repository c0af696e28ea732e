import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// One reply, with the forms to answer and to erase it.
struct ReplyModerationPage {
  let session: DeskSession
  let reply: ReplySummary
  let clock: DeskClock
  /// What was typed, if an action was refused.
  let typed: FormFields
  /// What was done just now; nil for nothing.
  let done: String?
  let problem: Failure?

  var response: SCGIResponse {
    let frame = DeskFrame(title: ReplyWebWords.replies, session: session, place: .replies)
    return .page(
      frame.page { writer in
        writer.begin(.p)
        writer.write(.a, .link(DeskPath.replies.address), text: ReplyWebWords.toReplies)
        writer.end()
        writer.write(.h1, text: ReplyWebWords.reply(reply.reference))
        if let done { writer.write(.p, .cssClass("done"), .role("status"), text: done) }
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        ReplyEntry(reply, clock).write(to: &writer)
        guard reply.row.status != .erased, session.actor.role != .auditor else { return }
        let decisions = ReplyDecisions(session: session, status: reply.row.status)
        decisions.write(ReplyWebWords.decideOne, reply: reply, to: &writer)
        writeAnswerForm(to: &writer)
        if session.actor.role == .admin { writeErasureForm(to: &writer) }
      }, status: problem?.status ?? 200)
  }

  private func begin(_ part: String, to writer: inout HTMLWriter) {
    let path = DeskPath.reply(reply.row.reply, part)
    writer.begin(.form, HTMLAttribute.posting(to: path.address) + [.cssClass("card")])
    writer.write(token: session)
    writer.write(hidden: "version", String(reply.row.version))
  }

  private func writeAnswerForm(to writer: inout HTMLWriter) {
    begin("answer", to: &writer)
    writer.write(
      area: "answer", ReplyWebWords.yourAnswer, text: typed["answer"] ?? reply.answer ?? "",
      [.required, .rows(5), .direction("auto"), .longest(WordsLimit.answer.characters)])
    writer.write(button: ReplyWebWords.answer)
    writer.end()
  }

  private func writeErasureForm(to writer: inout HTMLWriter) {
    writer.begin(.details)
    writer.write(.summary, text: ReplyWebWords.erase)
    begin("erase", to: &writer)
    writer.write(.p, .cssClass("problem"), text: ReplyWebWords.cannotUndo)
    writer.write(
      field: "reason", ReplyWebWords.reason,
      [
        .kind("text"), .required, .value(typed["reason"] ?? ""),
        .longest(WordsLimit.reason.characters),
      ])
    writer.write(
      field: "ground", ReplyWebWords.ground,
      [
        .kind("text"), .required, .value(typed["ground"] ?? ""),
        .longest(WordsLimit.ground.characters),
      ])
    writer.write(
      field: "password", DeskWords.password,
      [.kind("password"), .required, .autocomplete("current-password")])
    writer.write(button: ReplyWebWords.erase)
    writer.end()
    writer.end()
  }
}
