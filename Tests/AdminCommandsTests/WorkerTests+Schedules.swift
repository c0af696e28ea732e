import Editorial
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Schedules and `galley worker` as processes.
extension WorkerTests {
  /// Anna schedules the approved article this number of seconds from now, or later if the machine
  /// is too slow for that.
  ///
  /// - Returns: The id of the article.
  private func schedule(in seconds: Double) async throws -> UUID {
    try await office.draft()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    _ = try await office.text("approve", "harbour-lamp")
    let newsroom = try await Newsroom.open(.shared(url: database.url())).acting(as: "anna")
    let id = try await newsroom.find("harbour-lamp")
    try await schedule(id, by: newsroom, in: seconds)
    await newsroom.newsroom.close()
    return id
  }

  private func schedule(_ id: UUID, by newsroom: Member, in seconds: Double) async throws {
    do {
      _ = try await newsroom.perform(.schedule(at: Date() + seconds, zone: "UTC"), on: id)
    } catch let rejection as ArticleRejection where rejection.rule == "notInFuture" {
      try await schedule(id, by: newsroom, in: seconds * 2)
    }
  }

  private func awaitAppend(_ isWaiting: Bool) async throws {
    try await database.wait(
      until: """
        SELECT \(isWaiting) = EXISTS (SELECT FROM pg_locks
          WHERE locktype = 'advisory' AND classid = \(AdvisoryLock.stream) AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """, isWaiting ? "the worker wanted to record" : "nobody wanted to record")
  }

  private func awaitPublication() async throws {
    try await database.wait(
      until: "SELECT EXISTS (SELECT FROM galley.events WHERE type = 'ArticlePublished')",
      "the article was published")
  }

  /// The worker is killed after it has decided to publish and sent its append. The server then
  /// records the append, or loses it with the connection.
  @Test(arguments: [true, false])
  func `a worker killed between deciding and recording publishes once`(
    isRecorded: Bool
  ) async throws {
    let id = try await schedule(in: 1)
    let gates = (0...3).map { _ in gate() }
    let keeper = try await database.session()
    let stream = id.uuidString.lowercased()
    try await keeper.run(
      "SELECT pg_advisory_lock(\(AdvisoryLock.stream.rawValue), hashtext('\(stream)'))")
    async let outcome = run(
      """
      $GALLEY --as anna worker & first=$!
      await $GATE0; kill -9 $first; wait $first; : > $GATE1
      await $GATE2; $GALLEY --as anna worker & second=$!
      await $GATE3; kill -TERM $second; wait $second
      """, gates)
    try await awaitAppend(true)
    try open(gates[0])
    try await awaitFile(gates[1])
    if !isRecorded {
      try await keeper.run(
        """
        SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE locktype = 'advisory' AND classid = \(AdvisoryLock.stream.rawValue) AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """)
      try await awaitAppend(false)
    }
    try await keeper.run(
      "SELECT pg_advisory_unlock(\(AdvisoryLock.stream.rawValue), hashtext('\(stream)'))")
    if isRecorded { try await awaitPublication() }
    try open(gates[2])
    try await awaitPublication()
    try await awaitModels()
    try open(gates[3])
    let ended = try await outcome
    #expect(ended.exitCode == 0, "\(ended.stderr)")
    #expect(
      ended.stderr.contains("harbour-lamp: as scheduled, published revision 1 as harbour-lamp")
        == !isRecorded)
    let count: Int = try await keeper.value(
      "SELECT count(*) FROM galley.events WHERE type IN ('ArticlePublished', 'PublicationFailed')")
    #expect(count == 1)
  }

  @Test func `status reports the schedules`() async throws {
    _ = try await schedule(in: 2.5 * 86_400)
    let gate = gate()
    async let outcome = run(
      "$GALLEY --as eva worker & pid=$!; await $GATE0; kill -TERM $pid; wait $pid", [gate])
    try await awaitModels()
    let status = try await office.text("status").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    try open(gate)
    #expect(try await outcome.stderr.contains("Z warning eva may not publish, so this worker"))
    #expect(status.contains(/schedules 1 waiting, the next at .* UTC \(in 2 d\); no running/))
    #expect(status.contains("; no running worker may publish; run one as an admin"), "\(status)")
    let object = try await office.object("status")
    let schedules = try #require(object["schedules"] as? [String: Any])
    #expect(Set(schedules.keys) == ["worker", "waiting", "due", "refused", "next"])
    #expect(schedules["worker"] as? String == "none")
    #expect(schedules["waiting"] as? Int == 1)
  }
}
