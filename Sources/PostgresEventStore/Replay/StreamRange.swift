import Foundation
package import PostgreSQL

/// The streams whose ids lie between two bounds.
package struct StreamRange: Sendable {
  /// Nil for no bound.
  let from: UUID?
  /// Not itself in the range.
  let to: UUID?

  /// As a condition on `stream`.
  var condition: String {
    let bounds = [
      from.map { "stream >= '\($0.uuidString)'" }, to.map { "stream < '\($0.uuidString)'" },
    ].compactMap(\.self)
    return bounds.isEmpty ? "true" : bounds.joined(separator: " AND ")
  }

  /// Divides all streams into ranges of about as many events each. The ranges are as many as asked
  /// for, or fewer, so that none has much less than `shortest` events.
  package static func dividing(
    into count: Int, events: Int64, shortest: Int64, on connection: inout Connection
  ) throws -> [StreamRange] {
    let count = Int(min(Int64(count), events / shortest))
    guard count > 1 else { return [StreamRange(from: nil, to: nil)] }
    // A sample of some thousand rows, page by page, tells the bounds well enough.
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
