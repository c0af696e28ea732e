import Editorial
import EditorialReadModels
import Foundation
import HTML
import Manuscripts
import Newsroom
import PlainText
import SCGI
import Syndication

/// An article: its state, what the person can do, and the working text.
struct ArticlePage {
  let session: DeskSession
  let answer: ArticleAnswer
  let remarks: [Remark]
  let clock: DeskClock
  /// All notes; the page shows the open ones.
  var notes: [ArticleNote] = []
  /// What was done just now.
  var done: ArticleAction?
  /// Why the last action was refused.
  var problem: Failure?

  private var board: BoardRow { answer.board }

  var response: SCGIResponse {
    let frame = DeskFrame(title: board.headline, session: session, place: nil)
    let html = frame.page { writer in
      writer.write(
        .h1, .language(board.language.text), .direction("auto"), text: board.headline)
      if let done { writer.write(.p, .cssClass("done"), .role("status"), text: done.doneWords) }
      if let problem {
        writer.write(
          .p, .cssClass("problem"), .role("alert"), text: clock.text(problem.sentence))
      }
      writer.write(remarks: remarks)
      writeFacts(to: &writer)
      writeLinks(to: &writer)
      writeActions(to: &writer)
      NotesSection(notes: notes, article: board.article, session: session, clock: clock)
        .write(to: &writer)
      writeManuscript(to: &writer)
    }
    return .page(html, status: problem == nil ? 200 : 422)
  }

  private func writeFacts(to writer: inout HTMLWriter) {
    writer.begin(.dl, .cssClass("facts"))
    writer.write(fact: DeskWords.state) { writer in
      writer.write(
        .span, .cssClass("state \(board.editorialState.rawValue)"),
        text: board.editorialState.phrase)
      writer.write(" since ")
      writer.write(board.since, clock)
      if let name = board.approvedBy ?? board.submittedBy { writer.write(", \(name)") }
    }
    writer.write(fact: DeskWords.publication) { writer in
      writer.write(
        .span, .cssClass("state \(board.publicationState.rawValue)"),
        text: board.publicationState.words)
      if let live = answer.live {
        writer.write(" revision \(live.revision), since ")
        writer.write(live.lastPublishedAt, clock)
      }
    }
    if let sentBack = board.sentBack {
      writer.write(fact: DeskWords.sentBack) { $0.write("\(sentBack.by): \(sentBack.reason)") }
    }
    if let schedule = board.schedule {
      writer.write(fact: DeskWords.scheduled) { writer in
        writer.write(schedule.at, clock)
        if let reason = schedule.failureReason { writer.write("; not published: \(reason)") }
      }
    }
    if let embargo = board.embargo {
      writer.write(fact: DeskWords.embargo) { $0.write(embargo, clock) }
    }
    writer.write(fact: DeskWords.slug) { $0.write(board.slug.text) }
    if let section = board.section { writer.write(fact: DeskWords.section) { $0.write(section) } }
    writer.write(fact: DeskWords.revision) { writer in
      writer.write("\(answer.revision.revision), saved by \(answer.revision.savedBy), ")
      writer.write(answer.revision.savedAt, clock)
    }
    writer.end()
  }

  private func writeLinks(to writer: inout HTMLWriter) {
    writer.begin(.p, .cssClass("actions"))
    if session.actor.role != .auditor, board.publicationState != .killed,
      board.editorialState != .spiked
    {
      writer.write(
        .a, .cssClass("quiet button"), .link(DeskPath.article(board.article, "edit").address),
        text: DeskWords.edit)
    }
    for (part, word) in [
      ("changes", DeskWords.changes), ("history", DeskWords.history), ("links", DeskWords.links),
    ] {
      writer.write(.a, .link(DeskPath.article(board.article, part).address), text: word)
    }
    writer.end()
  }

  /// A button for what needs no text; a group to open for the rest.
  private func writeActions(to writer: inout HTMLWriter) {
    let possible = ArticleAction.allCases.filter { $0.isPossible(for: board, as: session.actor) }
    writer.begin(.div, .cssClass("actions"))
    for action in possible where action.fields.isEmpty {
      writeForm(of: action, to: &writer)
    }
    writer.end()
    for action in possible where !action.fields.isEmpty {
      writer.begin(.details)
      writer.write(.summary, text: action.words)
      if let warning = action.warning { writer.write(.p, .cssClass("problem"), text: warning) }
      writeForm(of: action, to: &writer)
      writer.end()
    }
  }

  private func writeForm(of action: ArticleAction, to writer: inout HTMLWriter) {
    let path = DeskPath.article(board.article, action.rawValue)
    writer.begin(.form, HTMLAttribute.posting(to: path.address))
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "version", "\(board.version)")
    writer.write(hidden: "revision", "\(board.revision)")
    for field in action.fields { write(field, of: action, to: &writer) }
    writer.write(button: action.words, isQuiet: action.isQuiet)
    writer.end()
  }

  private func write(
    _ field: ArticleAction.Field, of action: ArticleAction, to writer: inout HTMLWriter
  ) {
    let id = "\(action.rawValue)-\(field.rawValue)"
    let required = field.isRequired ? [HTMLAttribute.required] : []
    switch field {
    case .reason, .notice, .note, .words:
      writer.write(
        area: id, name: field.rawValue, field.words, [.rows(3), .direction("auto")] + required)
    case .password:
      writer.write(
        field: id, name: field.rawValue, field.words,
        [.kind("password"), .autocomplete("current-password")] + required)
    case .time, .person, .due, .slug:
      let zone = field == .time ? " (\(clock.zone.label))" : ""
      writer.write(
        field: id, name: field.rawValue, field.words + zone,
        [.kind("text"), .autocomplete("off"), .unchecked] + required)
    }
  }

  private func writeManuscript(to writer: inout HTMLWriter) {
    writer.begin(
      .article, .cssClass("manuscript"), .language(board.language.text), .direction("auto"))
    if let standfirst = answer.revision.standfirst {
      writer.write(.p, .cssClass("standfirst"), text: standfirst)
    }
    if !answer.revision.byline.isEmpty {
      writer.write(
        .p, .cssClass("byline"), text: answer.revision.byline.joined(separator: ", "))
    }
    if let body = answer.body {
      let document = MarkdownDocument(body)
      writer.write(
        ArticleBody(document, dateline: answer.revision.dateline?.rendered) { _ in nil }.fragment)
    } else {
      writer.write(.p, .cssClass("empty"), text: DeskWords.erased)
    }
    writer.end()
  }
}

extension HTMLWriter {
  /// A name and what it has.
  fileprivate mutating func write(fact name: String, _ value: (inout HTMLWriter) -> Void) {
    write(.dt, text: name)
    begin(.dd, .direction("auto"))
    value(&self)
    end()
  }
}
