package import Foundation

/// A `timestamptz`: microseconds since the start of 2000, rounded.
///
/// A value keeps its microseconds within 136 years of 2001. Farther away, Foundation's seconds are
/// less precise.
extension Date: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
  package static var oid: TypeOID { .timestamptz }
  package static var arrayOID: TypeOID { .timestamptzArray }

  package func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(networkOrder: try postgresMicroseconds)
  }

  /// Microseconds since the start of 2000.
  var postgresMicroseconds: Int64 {
    get throws(PostgresError) {
      let microseconds = (timeIntervalSinceReferenceDate * 1_000_000).rounded()
      guard let sinceReference = Int64(exactly: microseconds),
        Self.instants.contains(sinceReference)
      else {
        throw PostgresError(.usage, "a time is outside the years that PostgreSQL can store")
      }
      return sinceReference + Self.epochDistance
    }
  }

  package static func decode(_ cell: borrowing Cell) throws(CellProblem) -> Date {
    let microseconds = try cell.integer(Int64.self, of: .timestamptz)
    guard microseconds != .max, microseconds != .min else {
      throw .malformed("it is infinite")
    }
    let (sinceReference, overflow) = microseconds.subtractingReportingOverflow(epochDistance)
    guard !overflow else { throw .malformed("it is outside the years that can be stored") }
    return Date(timeIntervalSinceReferenceDate: Double(sinceReference) / 1_000_000)
  }

  /// The distance from PostgreSQL's epoch (2000) to Foundation's (2001), in microseconds.
  private static let epochDistance: Int64 = 366 * 86_400 * 1_000_000

  /// 4714-11-24 BC to the end of 294276, in microseconds from Foundation's epoch.
  private static let instants =
    (-211_813_488_000_000_000 - epochDistance)..<(9_223_371_331_200_000_000 - epochDistance)
}
