import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI
import WebRequests

/// An article as it was at a moment, or one of its earlier revisions, which can be restored.
enum PastArticlePage {
  /// Whether the address asks for it.
  static func isAsked(by fields: FormFields) -> Bool {
    fields.text("at") != nil || fields.text("revision") != nil
  }

  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let (fields, clock) = (request.fields, DeskClock(reader))
    let moment = try fields.text("at").map { try clock.reader(.past).instant($0).instant }
    let number = try fields.text("revision").map { text throws(Failure) in
      guard let number = Int(text) else {
        throw Failure(.invalid, "the number of the revision cannot be read")
      }
      return number
    }
    let found = try await reader.show(
      request["article"], revision: number, asOf: moment.map { .instant($0) })
    let article = found.value
    let frame = DeskFrame(title: article.revision.headline, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(
          .h1, .language(article.revision.language.text), .direction("auto"),
          text: article.revision.headline)
        writer.write(
          .p, .cssClass("problem"), .role("status"),
          text: moment.map { DeskWords.asOf(clock.text($0)) }
            ?? DeskWords.oldRevision(article.revision.revision, of: article.board.revision))
        writer.write(remarks: found.remarks)
        ArticleFacts(answer: article, clock: clock).write(to: &writer)
        writer.begin(.div, .cssClass("actions"))
        writer.write(
          .a, .link(DeskPath.article(article.board.article, "history").address),
          text: DeskWords.history)
        writer.write(
          .a, .link(DeskPath.article(article.board.article).address), text: DeskWords.toArticle)
        if moment == nil { writeRestore(article, session, to: &writer) }
        writer.end()
        ManuscriptView(answer: article).write(to: &writer)
      })
  }

  private static func writeRestore(
    _ article: ArticleAnswer, _ session: DeskSession, to writer: inout HTMLWriter
  ) {
    let board = article.board
    guard session.actor.role != .auditor, article.revision.revision < board.revision,
      article.body != nil, board.publicationState != .killed, board.editorialState != .spiked
    else { return }
    let action = ArticleAction.restore
    writer.begin(
      .form,
      HTMLAttribute.posting(to: DeskPath.article(board.article, action.rawValue).address))
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "revision", "\(board.revision)")
    writer.write(hidden: "restored", "\(article.revision.revision)")
    writer.write(button: action.words)
    writer.end()
  }
}
