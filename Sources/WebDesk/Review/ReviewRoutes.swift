import Editorial
import EditorialReadModels
import Newsroom
import SCGI
import WebRequests

/// Reviewing one article after the other.
enum ReviewRoutes {
  static let all: [Route] = [
    .get(DeskPath.review.pattern, next),
    .get("/desk/articles/{article}/review") { desk, request, session in
      try await ReviewPage.answer(desk, request, session)
    },
  ]

  /// Leads to the article that waits longest among those that the person may approve; others see all.
  private static func next(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let query = QueueQuery(
      reviewer: session.actor.role == .admin ? session.actor.name : nil,
      after: request.fields.text("after").flatMap { PageCursor($0) }, limit: 1)
    guard let first = try await reader.queue(query).value.rows.first else {
      return .redirect(to: DeskPath.queue.text)
    }
    return .redirect(to: DeskPath.article(first.row.article, "review").text)
  }
}
