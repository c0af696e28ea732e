import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Workers and rebuilds that are killed at random moments while the desk works.
@Suite(.database) struct KillTests {
  let office = Office()

  /// The moments depend on this alone; `GALLEY_KILL_SEED` and `GALLEY_KILLS` set other ones.
  private func moments() -> [String] {
    let environment = ProcessInfo.processInfo.environment
    var state = environment["GALLEY_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_124
    let count = environment["GALLEY_KILLS"].flatMap { Int($0) } ?? 12
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return String(format: "%.3f", 0.05 + Double(state >> 40) / Double(1 << 24) * 0.6)
    }
  }

  @Test
  func `nothing is lost, skipped or applied twice whenever a worker and a rebuild are killed`()
    async throws
  {
    try await office.draft()
    _ = try await office.text("projection", "status", "--digests")
    async let killing = GalleyBinary().shell(
      """
      for moment in \(moments().joined(separator: " ")); do
        $GALLEY worker 2>/dev/null & worker=$!
        $GALLEY projection rebuild --all >/dev/null 2>&1 & rebuild=$!
        sleep $moment
        kill -9 $worker $rebuild 2>/dev/null
        wait $worker $rebuild 2>/dev/null
      done
      """, environment: ["GALLEY_DATABASE_URL": office.database.url()])
    var acknowledged = 1
    for number in 1...40 {
      _ = try await office.text("note", "harbour-lamp", "Note \(number)")
      acknowledged += 1
    }
    _ = try await killing
    let session = try await office.database.session()
    #expect(try await session.value("SELECT count(*) FROM galley.events") == acknowledged)

    // What a killed process has held is free once its backend has noticed.
    try await office.database.wait(
      until: """
        SELECT NOT EXISTS (
          SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid IN (105, 108)
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """, "the killed processes had gone")
    _ = try await office.text("projection", "status", "--digests")
    _ = try await office.text("projection", "audit")
    _ = try await office.text("projection", "verify")
    _ = try await office.text("projection", "rebuild", "--all")
    let left: Int = try await session.value(
      "SELECT count(*) FROM read.builds WHERE status NOT IN ('live', 'former')")
    #expect(left == 0)
    let schemas: Int = try await session.value(
      "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'build\\_%'")
    #expect(schemas == (try await session.value("SELECT count(*) FROM read.builds", as: Int.self)))
  }
}
