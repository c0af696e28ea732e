/// A text of the desk in English, with the places of what is put into it. Other languages are found by it.
///
/// ```swift
/// let message: Message = "From revision \(2) to revision \(3)."
/// message.format  // From revision {1} to revision {2}.
/// ```
struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The English text, with `{1}`, `{2}` and so on for the values.
  private(set) var format: String
  /// The English text with the values.
  private(set) var english: String
  private(set) var values: [String] = []

  init(stringLiteral text: String) { (format, english) = (text, text) }

  init(stringInterpolation parts: Parts) { self = parts.message }

  /// Puts the values into a text that has their places, in any order.
  func filling(_ text: String) -> String {
    guard !values.isEmpty else { return text }
    var (filled, rest) = ("", text.utf8[...])
    while let start = rest.firstIndex(of: UInt8(ascii: "{")) {
      filled.append(contentsOf: Substring(rest[..<start]))
      rest = rest[start...]
      let value = value(at: rest)
      filled += value ?? "{"
      rest = rest.dropFirst(value == nil ? 1 : 3)
    }
    filled.append(contentsOf: Substring(rest))
    return filled
  }

  /// The value whose place is at the beginning of the text; nil if there is no such place.
  private func value(at text: Substring.UTF8View) -> String? {
    let place = text.prefix(3).map(\.self)
    guard place.count == 3, place[2] == UInt8(ascii: "}"), place[1] > UInt8(ascii: "0"),
      place[1] <= UInt8(ascii: "9")
    else { return nil }
    let index = Int(place[1] - UInt8(ascii: "1"))
    return values.indices.contains(index) ? values[index] : nil
  }

  /// Two parts of a text that is longer than a line. Only the first one can have values.
  static func + (first: Message, second: Message) -> Message {
    precondition(second.values.isEmpty)
    var sum = first
    sum.format += second.format
    sum.english += second.english
    return sum
  }

  fileprivate mutating func add(_ value: String) {
    values.append(value)
    english += value
    format += "{\(values.count)}"
  }

  struct Parts: StringInterpolationProtocol {
    fileprivate var message: Message = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) {
      message.format += text
      message.english += text
    }

    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      message.add(value.description)
    }
  }
}
