/// A text of the desk in English, with the places of what is put into it. Other languages are found by it.
///
/// ```swift
/// let message: Message = "From revision \(2) to revision \(3)."
/// message.format  // From revision {1} to revision {2}.
/// ```
struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The English text, with `{1}`, `{2}` and so on for the values.
  private(set) var format: String
  private(set) var values: [String] = []

  init(stringLiteral text: String) { format = text }

  init(stringInterpolation parts: Parts) { self = parts.message }

  /// Puts the values into a text that has their places, in any order.
  func filling(_ text: String) -> String {
    guard !values.isEmpty else { return text }
    var (filled, rest) = ("", text[...])
    while let place = rest.firstMatch(of: /\{([1-9])\}/) {
      filled += rest[..<place.range.lowerBound]
      let index = (Int(place.1) ?? 1) - 1
      filled += values.indices.contains(index) ? values[index] : String(place.0)
      rest = rest[place.range.upperBound...]
    }
    return filled + rest
  }

  /// Two parts of a text that is longer than a line. Only the first one can have values.
  static func + (first: Message, second: Message) -> Message {
    precondition(second.values.isEmpty)
    var sum = first
    sum.format += second.format
    return sum
  }

  fileprivate mutating func add(_ value: String) {
    values.append(value)
    format += "{\(values.count)}"
  }

  struct Parts: StringInterpolationProtocol {
    fileprivate var message: Message = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) { message.format += text }

    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      message.add(value.description)
    }
  }
}
