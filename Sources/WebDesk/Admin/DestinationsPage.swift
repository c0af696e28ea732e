import HTML
import Newsroom
import SCGI
import Syndication

/// The destinations: who gets what is live.
enum DestinationsPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let destinations = try await reader.destinations()
    let page = AdminPage(session: session, title: DeskWords.destinations, place: .destinations)
    return try page.response(clock) { writer in
      guard !destinations.isEmpty else {
        writer.write(.p, .cssClass("empty"), text: DeskWords.noDestinations)
        return
      }
      writer.begin(
        table: DeskWords.destinations,
        [
          DeskWords.name, DeskWords.state, DeskWords.format, DeskWords.address,
          DeskWords.waitingColumn,
          DeskWords.givenUp, DeskWords.lastAttempt,
        ])
      for status in destinations { write(status, clock, to: &writer) }
      writer.endTable()
    }
  }

  private static func write(
    _ status: DestinationStatus, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    let destination = status.destination
    writer.begin(.tr)
    writer.begin(.th, .rowHeading)
    writer.write(
      .a, .link(DeskPath.destinations.part(destination.name).address), text: destination.name)
    writer.end()
    writer.write(.td, text: DeskWords.name(of: destination.state))
    writer.write(.td, text: destination.format.rawValue)
    writer.write(.td, text: destination.address)
    writer.write(.td, text: "\(status.waiting)")
    writer.begin(.td)
    if status.dead > 0 {
      writer.write(.span, .cssClass("state late"), text: "\(status.dead)")
    } else {
      writer.write("0")
    }
    writer.end()
    writer.begin(.td)
    if let attempt = status.lastAttempt { writer.write(attempt.at, clock) }
    writer.end()
    writer.end()
  }
}
