import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI
import WebRequests

/// Asks whether to kill an article, and says what that would do. If it is refused, the page says why, and
/// keeps what was typed.
enum KillPage {
  /// - Parameters:
  ///   - reference: Of the article.
  ///   - note: What to know before one decides.
  static func answer(
    _ desk: WebDesk, _ reference: String, _ session: DeskSession, typed: FormFields,
    note: String? = nil, problem: Failure? = nil, status: Int = 200
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let article = try await reader.show(reference).value
    let board = article.board
    // The words do not matter to the rules; only that there are some.
    let rehearsal = try await reader.rehearseKill(
      of: board.article, reason: "–", notice: "–", replacement: nil)
    let receivers = try await reader.deliveries(of: board.article.text)
      .filter { $0.isReached && !$0.isRemoved }.map(\.destination)
    let clock = DeskClock(reader)
    let title = DeskWords.killQuestion(board.headline)
    let frame = DeskFrame(title: title, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("medium"))
        writer.write(.h1, .direction("auto"), text: title)
        if let note { writer.write(.p, .cssClass("done"), .role("status"), text: note) }
        if let problem {
          writer.write(
            .p, .cssClass("problem"), .role("alert"),
            text: clock.text(problem.sentence(about: board.slug)))
        }
        writer.writeSetUp(of: session)
        writer.write(.p, .cssClass("problem"), text: DeskWords.killWarning)
        writer.begin(.ul)
        writer.write(.li, text: rehearsal.consequence.capitalFirst(after: board.slug.text))
        writer.write(.li, text: DeskWords.killNotice)
        if !receivers.isEmpty { writer.write(.li, text: DeskWords.killReaches(receivers)) }
        writer.end()
        ArticleForm(
          action: .kill, session: session, board: board, clock: clock, typed: typed
        ).write(to: &writer)
        writer.begin(.p)
        writer.write(
          .a, .link(DeskPath.article(board.article).address), text: DeskWords.keepArticle)
        writer.end()
        writer.end()
      }, status: status)
  }
}
