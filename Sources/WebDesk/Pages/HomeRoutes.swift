import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// What waits for a person.
enum HomeRoutes {
  static let all: [Route] = [
    .get(DeskPath.home.pattern) { desk, _, session in try await home(desk, session) },
    .get(DeskPath.queue.pattern) { desk, request, session in
      try await queue(desk, request, session)
    },
  ]

  private static func home(_ desk: WebDesk, _ session: DeskSession) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let work = try await reader.personalWork(limit: 20)
    let clock = DeskClock(reader)
    let frame = DeskFrame(title: DeskWords.home, session: session, place: .home)
    return .page(
      frame.page { writer in
        writer.begin(.div, .cssClass("title"))
        writer.write(.h1, text: DeskWords.home)
        if session.actor.role != .auditor {
          writer.write(
            .a, .link(DeskPath.newArticle.address), .cssClass("button"),
            text: DeskWords.newArticle)
        }
        writer.end()
        writer.write(remarks: work.remarks)
        if work.value.isEmpty { writer.write(.p, .cssClass("empty"), text: DeskWords.nothingWaits) }
        for group in PersonalWork.Group.allCases {
          guard let page = work.value.pages[group], !page.rows.isEmpty else { continue }
          writer.begin(.section)
          writer.write(.h2, text: group.title)
          ArticleEntries(rows: page.rows, level: 3, clock: clock).write(to: &writer)
          if page.next != nil { writer.write(.p, .cssClass("hint"), text: DeskWords.more) }
          writer.end()
        }
      })
  }

  private static func queue(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let cursor = request.fields.text("after").flatMap { PageCursor($0) }
    let found = try await reader.queue(QueueQuery(after: cursor, limit: 50))
    let frame = DeskFrame(title: DeskWords.queue, session: session, place: .queue)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.queue)
        writer.write(remarks: found.remarks)
        if found.value.rows.isEmpty {
          writer.write(.p, .cssClass("empty"), text: DeskWords.emptyQueue)
        }
        ArticleEntries(rows: found.value.rows, clock: DeskClock(reader)).write(to: &writer)
        writer.write(next: found.value.next, of: .queue)
      })
  }
}

extension PersonalWork.Group {
  fileprivate var title: String {
    switch self {
    case .sentBack: "Sent back to you"
    case .toReview: "To review"
    case .due: "Assigned to you"
    case .drafts: "Your drafts"
    case .waiting: "Waiting for review"
    }
  }
}
