import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI
import WebRequests

/// The words that differ between two revisions: those in the address, or else the working text and what
/// is live, or the revision before it.
enum ChangesPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let fields = request.fields
    let now = try await reader.show(request["article"]).value
    let newer = fields.text("to").flatMap { Int($0) } ?? now.revision.revision
    let older = fields.text("from").flatMap { Int($0) } ?? Self.base(of: now, before: newer)
    let difference =
      if let older {
        try await reader.difference(now.board.article.text, from: older, to: newer).value
      } else { ArticleDifference?.none }
    let frame = DeskFrame(title: DeskWords.changes, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.changes)
        writer.write(linkTo: now.board.article, now.board.headline)
        writeChoice(of: now, older, newer, to: &writer)
        guard let difference else {
          writer.write(.p, .cssClass("empty"), text: DeskWords.firstRevision)
          return
        }
        writer.write(
          .p, .cssClass("hint"), text: DeskWords.compared(difference.from, difference.to))
        DifferenceView(difference: difference, article: now.board.article).write(to: &writer)
      })
  }

  /// The revision with which the newer one is compared if the person does not say.
  private static func base(of article: ArticleAnswer, before newer: Int) -> Int? {
    article.live.map(\.revision).flatMap { $0 < newer ? $0 : nil } ?? (newer > 1 ? newer - 1 : nil)
  }

  private static func writeChoice(
    of article: ArticleAnswer, _ older: Int?, _ newer: Int, to writer: inout HTMLWriter
  ) {
    let last = article.board.revision
    guard last > 1 else { return }
    let numbers = (1...last).reversed().map { (value: "\($0)", words: "\($0)") }
    writer.begin(
      .form,
      HTMLAttribute.asking(DeskPath.article(article.board.article, "changes").address)
        + [.cssClass("actions")])
    writer.write(
      choice: "from", DeskWords.older, numbers, chosen: older.map { "\($0)" } ?? "")
    writer.write(choice: "to", DeskWords.newer, numbers, chosen: "\(newer)")
    writer.write(button: DeskWords.compare, isQuiet: true)
    writer.end()
  }
}
