import EventSourcing
import Foundation
import HTML
import JSON
import Newsroom
import SCGI
import WebRequests

/// The last events of the log, newest first, by person, type, article and time.
enum LogPage {
  private static let most = 50

  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let (clock, filters) = (DeskClock(reader), LogFilters(request.fields))
    var page = AdminPage(session: session, title: DeskWords.log, place: .log)
    var entries: [LogEntry] = []
    do {
      entries = try await reader.logTail(
        Self.most, try await filters.query(of: reader, clock)
      ).reversed()
    } catch {
      let failure = Failure(error)
      guard [.invalid, .notFound, .ambiguous].contains(failure.kind) else { throw error }
      page.problem = failure
    }
    return try page.response(clock) { writer in
      filters.write(to: &writer)
      if entries.isEmpty { writer.write(.p, .cssClass("empty"), text: DeskWords.noEvents) }
      writer.begin(.ol, .cssClass("entries"))
      for entry in entries { write(entry, clock, to: &writer) }
      writer.end()
    }
  }

  private static func write(_ entry: LogEntry, _ clock: DeskClock, to writer: inout HTMLWriter) {
    writer.begin(.li)
    writer.begin(.p)
    writer.write(.strong, text: entry.type)
    if let slug = entry.slug {
      writer.write(" ")
      writer.write(
        .a, .link(DeskPath.article(entry.stream.id).address), .direction("auto"), text: slug)
    }
    writer.end()
    writer.begin(.p, .cssClass("facts"))
    writer.write("\(entry.position) · ")
    writer.write(.bdi, text: entry.actor)
    writer.write(", ")
    writer.write(entry.recordedAt, clock)
    writer.end()
    writer.begin(.details)
    writer.write(.summary, text: DeskWords.payload)
    writer.begin(.pre)
    writer.write(.code, text: entry.payload.text(.indented))
    writer.end()
    writer.end()
    writer.end()
  }
}
