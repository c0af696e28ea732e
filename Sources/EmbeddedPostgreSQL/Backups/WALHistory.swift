/// A history of the write-ahead log, which PostgreSQL calls a timeline. A server that was restored
/// begins one, which continues another from some place on.
package struct WALHistory: Equatable, Sendable {
  /// The part of an earlier history that belongs to this one.
  struct Part: Equatable, Sendable {
    let number: Int
    /// The place in the log at which this part ends.
    let end: UInt64
  }

  package let number: Int
  let past: [Part]

  /// The first history of a server, which continues no other.
  static let first = WALHistory(number: 1, past: [])

  private init(number: Int, past: [Part]) { (self.number, self.past) = (number, past) }

  /// - Parameter text: The file in which PostgreSQL describes the history.
  init(number: Int, text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t") }
    self.init(
      number: number,
      past: lines.compactMap { fields in
        guard fields.count >= 2, let number = Int(fields[0]),
          let end = Self.place(String(fields[1]))
        else { return nil }
        return Part(number: number, end: end)
      })
  }

  /// The name of the file: `00000002.history`.
  package var file: String { Self.file(of: number) }

  static func file(of number: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".history"
  }

  /// The number of the history in the name of a file of the log.
  static func number(ofSegment name: String) -> Int? { Int(name.prefix(8), radix: 16) }

  /// Reads a place in the log as PostgreSQL writes it: `0/5000028`.
  static func place(_ text: String) -> UInt64? {
    let halves = text.split(separator: "/").compactMap { UInt64($0, radix: 16) }
    return halves.count == 2 ? halves[0] << 32 | halves[1] : nil
  }

  /// Whether a place in some history belongs to this one.
  func contains(_ place: UInt64, of number: Int) -> Bool {
    number == self.number || past.contains { $0.number == number && place <= $0.end }
  }

  /// Whether a file of the log continues a history that this one has left.
  ///
  /// - Parameter name: `000000010000000000000002`.
  func hasLeft(segment name: String) -> Bool {
    guard name.wholeMatch(of: /[0-9A-F]{24}/) != nil, let number = Self.number(ofSegment: name),
      let part = past.first(where: { $0.number == number }),
      let high = UInt64(name.dropFirst(8).prefix(8), radix: 16),
      let low = UInt64(name.suffix(8), radix: 16)
    else { return false }
    return high << 32 | low << 24 >= part.end & ~0xFF_FFFF
  }
}
