import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// The articles that are waiting for review, longest wait first.
enum QueuePage {
  private static let most = 50

  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let cursor = request.fields.text("after").flatMap { PageCursor($0) }
    let found = try await reader.queue(QueueQuery(after: cursor, limit: most))
    let isAdmin = session.actor.role == .admin
    let frame = DeskFrame(title: DeskWords.queue, session: session, place: .queue)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.queue)
        writer.write(remarks: found.remarks)
        if found.value.rows.isEmpty {
          writer.write(.p, .cssClass("empty"), text: DeskWords.emptyQueue)
        } else {
          let entries = ArticleEntries(
            rows: found.value.rows, hasBoxes: isAdmin, isForReview: true, clock: DeskClock(reader))
          if isAdmin {
            ChosenArticlesForm(
              session: session, list: DeskPath.queue.text, buttons: [.approve], hasFields: false,
              people: []
            ).write(to: &writer) { entries.write(to: &$0) }
          } else {
            entries.write(to: &writer)
          }
        }
        writer.write(next: found.value.next?.text, of: .queue, isFirst: cursor == nil)
      })
  }
}
