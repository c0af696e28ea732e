import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI

/// What became of an article: its revisions, what the public saw, and every step.
enum HistoryPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let article = try await reader.show(request["article"]).value
    let id = article.board.article
    let revisions = try await reader.revisions(of: id.text)
    let intervals = try await reader.intervals(id.text).value
    let receivers = try await reader.deliveries(of: id.text)
    let steps = try await reader.history(id.text)
    let isSealed = try await reader.hasSeals()
    let clock = DeskClock(reader)
    let frame = DeskFrame(title: DeskWords.history, session: session, place: nil)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.history)
        writer.write(linkTo: id, article.board.headline)
        writer.write(remarks: steps.remarks)
        writer.write(.h2, text: DeskWords.revisions)
        RevisionTable(
          article: id, rows: revisions.value, live: article.live?.revision, clock: clock
        ).write(to: &writer)
        writeMoment(of: id, clock, to: &writer)
        writer.write(.h2, text: DeskWords.publicSaw)
        PublicTimeline(article: id, intervals: intervals, clock: clock).write(to: &writer)
        if !intervals.isEmpty || article.board.approvedBy != nil {
          writeProof(of: id, isSealed: isSealed, to: &writer)
        }
        if !receivers.isEmpty {
          writer.write(.h2, text: DeskWords.receivers)
          ReceiverList(deliveries: receivers, clock: clock).write(to: &writer)
        }
        writer.write(.h2, text: DeskWords.steps)
        HistoryEntryList(steps.value, clock).write(to: &writer)
      })
  }

  private static func writeProof(
    of id: UUID, isSealed: Bool, to writer: inout HTMLWriter
  ) {
    guard isSealed else {
      return writer.write(.p, .cssClass("hint"), text: DeskWords.noProofYet)
    }
    writer.begin(.p)
    writer.write(.a, .link(DeskPath.article(id, "proof").address), text: DeskWords.downloadProof)
    writer.write(" ")
    writer.write(.span, .cssClass("hint"), text: DeskWords.proofHelp)
    writer.end()
  }

  /// A form to read the article as it was.
  private static func writeMoment(
    of id: UUID, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    writer.begin(
      .form, HTMLAttribute.asking(DeskPath.article(id).address) + [.cssClass("actions")])
    writer.write(
      field: "at", "\(DeskWords.moment) (\(clock.zone.label))",
      [.kind("text"), .autocomplete("off"), .unchecked, .required])
    writer.write(button: DeskWords.readMoment, isQuiet: true)
    writer.end()
  }
}

extension HTMLWriter {
  /// A link back to the article, by its headline.
  mutating func write(linkTo article: UUID, _ headline: String) {
    begin(.p)
    write(
      .a, .link(DeskPath.article(article).address), .direction("auto"), text: headline)
    end()
  }
}
