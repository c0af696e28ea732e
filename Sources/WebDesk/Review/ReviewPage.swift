import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI
import WebRequests

/// A submitted article: what changed since the live text or the last review, and the decision.
enum ReviewPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, refusal: Refusal? = nil
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let found = try await reader.work(on: request["article"])
    let article = found.value.article
    let id = article.board.article
    let steps = try await reader.history(id.text).value
    let bases = ReviewBase.allCases.filter {
      $0 == .none || $0.revision(of: article, steps) != nil
    }
    let base = request.fields.reviewBase.flatMap { bases.contains($0) ? $0 : nil } ?? bases[0]
    var content = ReviewContent(
      session: session, article: article, permitted: found.value.permitted,
      remarks: found.remarks, bases: bases, base: base, clock: DeskClock(reader),
      notes: found.value.notes, lastReview: ReviewBase.lastReview(in: steps),
      done: DoneAction(request.fields), refusal: refusal)
    if let number = base.revision(of: article, steps) {
      content.difference = try await reader.difference(from: number, to: article)
    }
    let frame = DeskFrame(title: article.board.headline, session: session, place: .queue)
    return .page(frame.page { content.write(to: &$0) }, status: refusal == nil ? 200 : 422)
  }
}
