import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI

/// An article: its state, what is missing, what the person can do, and the working text.
struct ArticlePage {
  let session: DeskSession
  let answer: ArticleAnswer
  /// What the person may do with it.
  let permitted: Set<ArticleVerb>
  /// Whether readers may reply to it; nil if the newsroom decides for all articles.
  let replyPolicy: ReplyPolicy?
  let remarks: [Remark]
  let clock: DeskClock
  /// How it was killed, or unpublished the last time.
  var ending: HistoryEntry?
  /// All notes; the page shows the open ones.
  var notes: [ArticleNote] = []
  /// How many remarks of readers of links wait.
  var linkRemarks = 0
  /// What stands between the working revision and its publication.
  var checklist: PublicationChecklist?
  /// What changed since the live text, if a correction could be published.
  var difference: ArticleDifference?
  /// Its page on the site, if it is live and the site is known.
  var publicPage: WebAddress?
  /// What was done just now.
  var done: DoneAction?
  var refusal: Refusal?

  private var board: BoardRow { answer.board }

  var response: SCGIResponse {
    let frame = DeskFrame(title: board.headline, session: session, place: nil)
    let html = frame.page { writer in
      writer.write(
        .h1, .language(board.language.text), .direction("auto"), text: board.headline)
      if let done { write(done, to: &writer) }
      refusal?.write(about: board.slug, clock, to: &writer)
      writer.write(remarks: remarks)
      ArticleFacts(answer: answer, clock: clock, ending: ending).write(to: &writer)
      if let checklist {
        ChecklistView(checklist: checklist, slug: board.slug, clock: clock).write(to: &writer)
      }
      if linkRemarks > 0 {
        writer.begin(.p, .cssClass("problem"))
        writer.write(
          .a, .link(DeskPath.article(board.article, "links").address),
          text: DeskWords.waitingRemarks(linkRemarks))
        writer.end()
      }
      writeLinks(to: &writer)
      ArticleActions(
        session: session, board: board, permitted: permitted, replyPolicy: replyPolicy,
        clock: clock, difference: difference, refusal: refusal
      ).write(to: &writer)
      NotesSection(notes: notes, article: board.article, session: session, clock: clock)
        .write(to: &writer)
      let missing = answer.missingPictures
      if !missing.isEmpty {
        writer.write(.p, .cssClass("problem"), text: DeskWords.missing(pictures: missing))
      }
      ManuscriptView(answer: answer).write(to: &writer)
    }
    return .page(html, status: refusal == nil ? 200 : 422)
  }

  /// What was done, with the way back and the way on.
  private func write(_ done: DoneAction, to writer: inout HTMLWriter) {
    writer.begin(.div, .cssClass("done"), .role("status"))
    writer.write(.p, text: done.words)
    if let inverse = done.inverse, inverse.isOffered(by: permitted) {
      ArticleForm(action: inverse, session: session, board: board, clock: clock)
        .write(to: &writer, button: DeskWords.undo(inverse.words))
    }
    if [.approve, .requestChanges].contains(done.action), session.actor.role == .admin {
      writer.write(.a, .link(DeskPath.review.address), text: DeskWords.nextInQueue)
    }
    writer.end()
  }

  private func writeLinks(to writer: inout HTMLWriter) {
    writer.begin(.p, .cssClass("actions"))
    if permitted.contains(.revise) {
      writer.write(
        .a, .cssClass("quiet button"), .link(DeskPath.article(board.article, "edit").address),
        text: DeskWords.edit)
    }
    let review = board.editorialState == .submitted ? [("review", DeskWords.review)] : []
    let always = [
      ("changes", DeskWords.changes), ("history", DeskWords.history), ("links", DeskWords.links),
    ]
    for (part, word) in review + always {
      writer.write(.a, .link(DeskPath.article(board.article, part).address), text: word)
    }
    if let publicPage { writer.write(.a, .link(publicPage), text: DeskWords.onSite) }
    writer.end()
  }
}
