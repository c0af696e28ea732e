import Foundation
import Glibc
import PostgreSQL
import TestSupport
import Testing

/// What monitoring learns about deliveries.
@Suite(.database) struct DeliveryHealthTests {
  private let office = Office()

  private func launch(_ words: String...) throws -> LaunchedProgram {
    try LaunchedProgram(
      ["--as", "anna", "worker"] + words,
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  private func health() async throws -> String {
    try await office.run("health", as: "anna").stdout
  }

  /// Waits until the only delivery has a state and so many attempts have failed.
  private func wait(_ state: String, failures: Int = 0) async throws {
    try await office.database.wait(
      until: """
        SELECT EXISTS (SELECT FROM galley.deliveries WHERE state = \(state))
          AND (SELECT count(*) FROM galley.delivery_attempts WHERE NOT confirmed) >= \(failures)
        """, "the delivery was \(state)")
  }

  private func end(_ worker: LaunchedProgram) async throws -> String {
    worker.send(SIGTERM)
    let (code, errors) = try await worker.end()
    #expect(code == 0, "\(errors)")
    return errors
  }

  @Test func `a kill that is not confirmed, and what waits or was given up, is reported`()
    async throws
  {
    let root = try ScratchDirectory.make("delivery")
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try await office.text("destination", "add", "files", "ninjs", "--directory", "wire")
    try await office.publish()
    let able = try launch("--delivery-root", root)
    defer { able.send(SIGKILL) }
    try await wait("delivered")
    _ = try await end(able)
    _ = try await office.text(
      "kill", "harbour-lamp", "--reason", "Libel", "--notice", "Gone.", "--yes")

    // Without the root, the worker cannot deliver the kill.
    let unable = try launch("--metrics-file", "\(root)/metrics", "--metrics-interval", "3600")
    defer { unable.send(SIGKILL) }
    try await wait("pending", failures: 1)
    #expect(try await health() == "healthy\n")
    try await office.database.session().run(
      "UPDATE galley.deliveries SET planned_at = planned_at - interval '2 minutes'")
    let late = try await health().split(separator: "\n")
    #expect(late.count == 2)
    #expect(late[0].hasPrefix("files has not confirmed 1 takedown, such as a kill, since "))
    #expect(late[1].hasPrefix("1 delivery to files waiting, the first since "))
    #expect(try await office.text("status").contains("1 delivery waiting"))
    let metrics = try await office.text("status", "--format", "prometheus")
    #expect(Self.deliveries(metrics) == ["waiting": 1, "dead": 0, "takedowns": 1])
    let wait = try #require(
      metrics.firstMatch(of: /deliveries_waiting_seconds\{destination="files"\} ([0-9]+)/))
    #expect(try #require(Int(wait.1)) >= 120)

    // The next attempt is the last.
    try await office.database.session().run(
      "UPDATE galley.deliveries SET attempts = 23, due_at = clock_timestamp()")
    try await self.wait("dead")
    let givenUp = try await health().split(separator: "\n")
    #expect(givenUp.count == 2)
    #expect(givenUp[0].hasPrefix("files has not confirmed 1 takedown, such as a kill, since "))
    #expect(givenUp[1] == "1 delivery to files given up; an admin must act")
    #expect(try await office.text("status").contains("1 given up (an admin must act)"))
    let log = try await end(unable)
    #expect(
      log.contains("harbour-lamp was not delivered to files: no delivery root is set"))
    // The worker's own file, which it writes again when it ends.
    let file = try String(contentsOfFile: "\(root)/metrics", encoding: .utf8)
    #expect(Self.deliveries(file) == ["waiting": 0, "dead": 1, "takedowns": 1])
    #expect(file.contains("\ngalley_destination_active{destination=\"files\"} 1\n"))
  }

  /// The numbers of deliveries to the only destination.
  private static func deliveries(_ metrics: String) -> [String: Int] {
    let lines = metrics.matches(
      of: /\ngalley_deliveries_(waiting|dead|takedowns)\{destination="files"\} ([0-9]+)/)
    return Dictionary(
      lines.map { (String($0.1), Int($0.2) ?? -1) }, uniquingKeysWith: { _, last in last })
  }
}
