import EditorialReadModels
import Foundation
import HTML
import Manuscripts
import Newsroom
import PlainText
import SCGI

/// The words that differ between the working text and what is live, or else the revision before it.
enum ChangesPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let found = try await reader.show(request["article"])
    let now = found.value
    let base =
      now.live.map(\.revision).flatMap { $0 < now.revision.revision ? $0 : nil }
      ?? (now.revision.revision > 1 ? now.revision.revision - 1 : nil)
    let difference: ArticleDifference?
    if let base {
      let old = try await reader.show(now.board.article.text, revision: base)
      difference = ArticleDifference(from: old.value, to: now)
    } else {
      difference = nil
    }
    let frame = DeskFrame(title: DeskWords.changes, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.changes)
        writer.write(linkTo: now.board.article)
        guard let difference else {
          writer.write(.p, .cssClass("empty"), text: DeskWords.firstRevision)
          return
        }
        writer.write(
          .p, .cssClass("hint"),
          text: "From revision \(difference.from) to revision \(difference.to).")
        if difference.fields.isEmpty {
          writer.write(.p, .cssClass("empty"), text: DeskWords.same)
        }
        for field in difference.fields {
          writer.write(.h2, text: field.field)
          writer.write(field.words)
        }
      })
  }
}
