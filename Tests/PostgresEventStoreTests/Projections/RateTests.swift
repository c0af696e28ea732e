import Editorial
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// The rate at which a build applies events.
@Suite(.database) struct RateTests {
  let database = TestDatabase.current

  private func rate() async throws -> Double {
    let rates = try await database.session(as: "otto").use { try BuildRegistry.rates(on: &$0) }
    return try #require(rates[Tally.name])
  }

  private func set(_ assignment: String) async throws {
    try await database.session(as: "galley_projector").run("UPDATE read.builds SET \(assignment)")
  }

  /// The fraction of a rate that remains since then.
  private func remainder(since instant: ContinuousClock.Instant) -> Double {
    exp(-(instant.duration(to: .now) / .seconds(60)))
  }

  private func record(_ count: Int) async throws {
    for _ in 1...count { try await database.record([.sampleRevision(1)]) }
  }

  @Test func `events that are applied now count for the rate`() async throws {
    let follower = try await Follower(in: database, batchSize: 7)
    #expect(try await follower.catchUp() == 0)
    #expect(try await rate() == 0)
    try await record(30)
    let began = ContinuousClock.now
    _ = try await follower.catchUp()
    let rate = try await rate()
    #expect(rate <= 0.5 && rate > 0.5 * remainder(since: began) - 0.001, "\(rate)")
  }

  @Test(arguments: [
    (minutes: 0.0, share: 1.0), (1, 0.368), (2, 0.135), (9, 0.000_12), (11, 0), (1e6, 0),
    // The server's clock was set back.
    (-5, 1),
  ])
  func `a rate decays with time`(minutes: Double, share: Double) async throws {
    _ = try await Follower(in: database).catchUp()
    let began = ContinuousClock.now
    try await set("rate = 1000, rate_at = clock_timestamp() - \(minutes) * interval '1 minute'")
    let rate = try await rate()
    // It decays until it is read, which may take a while.
    let (most, least) = (1000 * share, 1000 * share * remainder(since: began))
    let tolerance = 20 * share + 0.01
    #expect(rate <= most + tolerance && rate >= least - tolerance, "\(rate)")
  }

  @Test(arguments: ["1e-300", "0.000999", "0", "1e300"])
  func `no value of the rate, however small or old, prevents a catch-up`(
    rate: String
  ) async throws {
    let follower = try await Follower(in: database)
    _ = try await follower.catchUp()
    for age in ["0 s", "599 s", "10 years", "-10 years"] {
      try await set("rate = \(rate), rate_at = clock_timestamp() - interval '\(age)'")
      try await record(1)
      _ = try await follower.catchUp()
    }
    #expect(try await database.applied.count == 4)
  }

  @Test func `events that were applied before a build was live do not count`() async throws {
    try await record(5)
    let follower = try await Follower(in: database)
    _ = try await follower.catchUp()
    #expect(try await rate() > 0)
    _ = try await follower.rebuild()
    #expect(try await rate() == 0)
    try await record(1)
    _ = try await follower.catchUp()
    #expect(try await rate() > 0)
  }
}
