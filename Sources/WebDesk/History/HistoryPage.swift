import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI

/// What was done to an article, the latest first.
enum HistoryPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let id = try await reader.find(request["article"])
    let found = try await reader.history(id.text)
    let clock = DeskClock(reader)
    let frame = DeskFrame(title: DeskWords.history, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.history)
        writer.write(linkTo: id)
        writer.write(remarks: found.remarks)
        writer.begin(.ol, .cssClass("entries"))
        for entry in found.value.reversed() {
          writer.begin(.li)
          writer.begin(.p, .direction("auto"))
          writer.write(.strong, text: entry.row.actor)
          writer.write(" \(clock.text(entry.row.words))")
          writer.end()
          for text in [entry.reason, entry.note].compactMap({ $0 }) {
            writer.write(.p, .cssClass("reason"), .direction("auto"), text: text)
          }
          writer.begin(.p, .cssClass("facts"))
          writer.write(entry.row.at, clock)
          writer.end()
          writer.end()
        }
        writer.end()
      })
  }
}

extension HTMLWriter {
  /// A link back to the article.
  mutating func write(linkTo article: UUID) {
    begin(.p)
    write(.a, .link(DeskPath.article(article).address), text: DeskWords.toArticle)
    end()
  }
}
