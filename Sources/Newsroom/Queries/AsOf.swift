import Editorial
package import Foundation
import Glibc
import PostgreSQL
import PostgresEventStore

/// The moment of the past that a question is about.
package enum AsOf: Hashable, Sendable {
  case instant(Date)
  /// Right after the event at this position; 0 for before the first.
  case position(Int64)

  /// How long a question waits for writers who have taken a position and not committed.
  private static let patience = Duration.seconds(2)

  /// - Throws: ``Failure`` for a moment in the future, or if events that belong to the moment may
  ///   still be recorded.
  func past(on connection: inout Connection) throws -> Past {
    let now: Date = try connection.executePrepared("SELECT clock_timestamp()")[0].value(at: 0)
    let last = try Watermark.lastPosition(on: &connection)
    try refuseFuture(now: now, last: last)
    let watermark = try Self.watermark(reaching: last, on: &connection)
    switch self {
    case .position(let position):
      guard position <= watermark else { throw Self.undecided(watermark) }
      return try Past.at(position: position, on: &connection)
    case .instant(let instant):
      let past = try Past.at(instant, through: watermark, on: &connection)
      if watermark < last,
        try Past.at(position: watermark, on: &connection).position == past.position
      {
        throw Self.undecided(watermark)
      }
      return past
    }
  }

  private func refuseFuture(now: Date, last: Int64) throws(Failure) {
    switch self {
    case .position(let position) where position > last:
      throw Failure(
        .unacceptable, "position \(position) is in the future: the last one is \(last)")
    case .instant(let instant) where instant > now:
      throw Failure(
        .unacceptable, "\(instant.timestamp) is in the future: it is \(now.timestamp) now")
    default: return
    }
  }

  private static func watermark(
    reaching target: Int64, on connection: inout Connection
  ) throws -> Int64 {
    let deadline = ContinuousClock.now + patience
    while true {
      let watermark = try Watermark.read(on: &connection)
      if watermark >= target || ContinuousClock.now > deadline { return watermark }
      usleep(2_000)
    }
  }

  private static func undecided(_ watermark: Int64) -> Failure {
    Failure(
      .conflict,
      "an event after position \(watermark) is still being recorded, and may belong to this moment",
      .tryAgain)
  }
}
