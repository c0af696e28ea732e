import HTML
import Newsroom
import PlainText
import SCGI

/// What keeps the newsroom from working as it should.
enum HealthPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let health = try await reader.health()
    let log = try await reader.logStatus()
    let schedules = try await reader.schedules()
    return try AdminPage(session: session, title: DeskWords.health, place: .newsroom)
      .response(clock) { writer in
        if health.isHealthy {
          writer.write(.p, .cssClass("done"), .role("status"), text: DeskWords.healthy)
        }
        for problem in health.problems {
          writer.write(
            .p, .cssClass("problem"), text: clock.text(problem.sentence.sentence))
        }
        writer.begin(.dl, .cssClass("facts"))
        writer.write(fact: DeskWords.events) { $0.write("\(log.events)") }
        writer.write(fact: DeskWords.lastEvent) { writer in
          if let last = log.lastRecordedAt { writer.write(last, clock) } else { writer.write("–") }
        }
        writer.write(fact: DeskWords.databaseSize) { $0.write("\(log.bytes >> 20) MB") }
        writer.write(fact: DeskWords.schema) { $0.write("\(log.schemaVersion)") }
        writer.write(fact: "PostgreSQL") { $0.write("\(log.serverVersion)") }
        writer.write(fact: DeskWords.waitingSchedules) { $0.write("\(schedules.waiting)") }
        writer.end()
      }
  }
}
