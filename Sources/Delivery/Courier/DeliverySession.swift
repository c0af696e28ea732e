import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Syndication

/// The destinations that one session of a courier leads. The lock on each ends with the session, and
/// another courier takes over.
struct DeliverySession {
  /// A destination, and how much it gets at the moment.
  struct Led {
    var destination: Destination
    var rate: RateLimit
    var inFlight = 0
    var isFailing = false
  }

  /// Marks the deliveries of this session.
  let sender = UUID()
  private(set) var led: [Int: Led] = [:]
  private(set) var publisher = Publisher()
  /// How far everything has been planned; nil if all destinations must be looked at.
  var planned: PublicHorizon?
  private var lastContended: ContinuousClock.Instant?
  private var copied: Set<Int> = []

  /// How long a change of a destination may go unnoticed.
  static let interval = Duration.seconds(1)

  func isDue(every interval: Duration) -> Bool {
    lastContended.map { $0.duration(to: .now) >= interval } ?? true
  }

  /// Reads the destinations, and takes over those that nobody leads.
  mutating func contend(
    _ notice: (DeliveryNotice) -> Void, on connection: inout Connection
  ) throws {
    lastContended = .now
    let destinations = try connection.executePrepared(
      """
      SELECT \(raw: Destination.columns) FROM galley.destinations d
      WHERE removed_at IS NULL ORDER BY name
      """
    ).map { try Destination($0) }
    if !destinations.isEmpty { publisher = try Publisher.present(on: &connection) }
    for id in led.keys where !destinations.contains(where: { $0.id == id }) {
      try Self.leave(id, on: &connection)
      led[id] = nil
    }
    var taken: [String] = []
    for destination in destinations {
      let id = destination.id
      if destination.state == .copied {
        if copied.insert(id).inserted { notice(.copied(destination.name)) }
      } else {
        copied.remove(id)
      }
      if let former = led[id]?.destination {
        led[id]?.destination = destination
        if former.state != destination.state { planned = nil }
        if former.rate != destination.rate { led[id]?.rate = Self.rate(of: destination) }
        continue
      }
      guard try Self.take(id, on: &connection) else { continue }
      led[id] = Led(destination: destination, rate: Self.rate(of: destination))
      taken.append(destination.name)
      try Self.recover(id, on: &connection)
    }
    guard !taken.isEmpty else { return }
    planned = nil
    notice(.leads(taken))
  }

  /// The destinations whose changes are planned: those in a copy of a database stand still.
  var followed: [Int] {
    led.values.filter { $0.destination.state != .copied }.map(\.destination.id)
  }

  /// How much each destination may get now.
  mutating func allowances() -> [Claim.Allowance] {
    let now = ContinuousClock.now
    return led.keys.compactMap { id in
      guard let free = led[id].map({ $0.destination.inFlight - $0.inFlight }), free > 0,
        let allowed = led[id]?.rate.allowance(at: now), allowed > 0
      else { return nil }
      return Claim.Allowance(destination: id, count: min(free, allowed))
    }
  }

  mutating func begin(_ claim: Claim) {
    led[claim.destination]?.inFlight += 1
    led[claim.destination]?.rate.use(1)
  }

  /// Counts an outcome, and reports when the deliveries to a destination begin or cease to fail.
  mutating func end(_ sent: SentParcel, _ notice: (DeliveryNotice) -> Void) {
    let id = sent.claim.destination
    guard let name = led[id]?.destination.name else { return }
    led[id]?.inFlight -= 1
    switch sent.outcome {
    case .success:
      if led[id]?.isFailing == true { notice(.delivering(name)) }
      led[id]?.isFailing = false
    case .failure(let failure):
      if led[id]?.isFailing == false { notice(.failing(name, failure.reason)) }
      led[id]?.isFailing = true
    }
  }

  private static func rate(of destination: Destination) -> RateLimit {
    RateLimit(perSecond: destination.rate, at: .now)
  }

  private static func key(_ id: Int) -> String { "destination \(id)" }

  private static func take(_ id: Int, on connection: inout Connection) throws -> Bool {
    try connection.executePrepared(
      "SELECT pg_try_advisory_lock(\(AdvisoryLock.leadership), hashtext(\(key(id))))")[0]
      .value(at: 0)
  }

  private static func leave(_ id: Int, on connection: inout Connection) throws {
    try connection.executePrepared(
      "SELECT pg_advisory_unlock(\(AdvisoryLock.leadership), hashtext(\(key(id))))")
  }

  /// What a former leader was sending may have arrived.
  private static func recover(_ id: Int, on connection: inout Connection) throws {
    try connection.executePrepared(
      """
      UPDATE galley.deliveries
      SET state = 'pending', sender = NULL, reached = true, due_at = clock_timestamp()
      WHERE destination = \(id) AND state = 'sending'
      """)
  }
}
