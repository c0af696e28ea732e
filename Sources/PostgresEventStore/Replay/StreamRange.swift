import Foundation
import PlainText
package import PostgreSQL

/// The streams with ids between two bounds.
package struct StreamRange: Sendable {
  /// Inclusive; nil for no bound.
  let from: UUID?
  /// Exclusive; nil for no bound.
  let to: UUID?

  package static let all = StreamRange(from: nil, to: nil)

  /// As an SQL condition on `stream`.
  var condition: String {
    let bounds = [
      from.map { "stream >= '\($0.text)'" }, to.map { "stream < '\($0.text)'" },
    ].compactMap(\.self)
    return bounds.isEmpty ? "true" : bounds.joined(separator: " AND ")
  }

  /// Divides all streams into ranges with about the same number of events.
  ///
  /// - Parameters:
  ///   - count: The number of ranges; fewer if they would have much less than `shortest` events.
  ///   - events: The number of events in the log.
  package static func dividing(
    into count: Int, events: Int64, shortest: Int64, on connection: inout Connection
  ) throws -> [StreamRange] {
    let count = Int(min(Int64(count), events / shortest))
    guard count > 1 else { return [.all] }
    // A sample of some thousand rows gives good bounds.
    let share = min(100, 100 * 200 * Double(count) / Double(events))
    let sample = try connection.execute(
      """
      SELECT stream FROM galley.events TABLESAMPLE SYSTEM (\(literal: share)) REPEATABLE (1)
      ORDER BY stream
      """)
    let bounds = try (1..<count).compactMap { number -> UUID? in
      let index = sample.count * number / count
      return index < sample.count ? try sample[index].value(at: 0) : nil
    }
    let distinct = bounds.reduce(into: [UUID?]()) { if $0.last != $1 { $0.append($1) } }
    return zip([nil] + distinct, distinct + [nil]).map { StreamRange(from: $0, to: $1) }
  }
}
