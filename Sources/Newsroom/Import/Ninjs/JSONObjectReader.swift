import PlainText

/// Reads JSON objects one after another: each on its own line, with any white space between them, or
/// as the elements of an array. Only a chunk and the current object are in memory.
package struct JSONObjectReader {
  let input: NamedInput
  /// The most bytes of an object.
  private let limit: Int

  private var pending: [UInt8] = []
  /// The place of the next byte in `pending`.
  private var place = 0
  private var isAtEnd = false
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  /// From 1.
  private var line = 1
  private var isAtStart = true
  private var isInArray = false
  /// Whether an element of the array precedes, so that a comma must follow.
  private var needsComma = false

  init(_ input: NamedInput, limit: Int) { (self.input, self.limit) = (input, limit) }

  /// The next object, with the line on which it begins; nil at the end.
  ///
  /// - Throws: ``Failure`` if there is something else, or if the last object is incomplete.
  mutating func next() throws(Failure) -> (line: Int, text: ArraySlice<UInt8>)? {
    var followsComma = false
    while let byte = try peek() {
      switch byte {
      case UInt8(ascii: "{") where !needsComma: return try object()
      case UInt8(ascii: "[") where !isInArray && isAtStart: isInArray = true
      case UInt8(ascii: "]") where isInArray && !followsComma:
        (isInArray, needsComma) = (false, false)
      case UInt8(ascii: ",") where needsComma:
        (needsComma, followsComma) = (false, true)
      case UInt8(ascii: "\n"): line += 1
      case 0x20, 0x09, 0x0D: break
      default: throw failure("expected a JSON object or an array of objects")
      }
      if byte > 0x20 { isAtStart = byte == UInt8(ascii: "]") }
      place += 1
    }
    guard !isInArray else { throw failure("the array is incomplete") }
    return nil
  }

  /// Reads to the brace that ends the object.
  private mutating func object() throws(Failure) -> (line: Int, text: ArraySlice<UInt8>) {
    (isAtStart, needsComma) = (false, isInArray)
    pending.removeSubrange(..<place)
    place = 0
    let first = line
    var (depth, isInText, isEscaped) = (0, false, false)
    while let byte = try peek() {
      place += 1
      if byte == UInt8(ascii: "\n") { line += 1 }
      if isEscaped {
        isEscaped = false
      } else if isInText {
        isEscaped = byte == UInt8(ascii: "\\")
        isInText = byte != UInt8(ascii: "\"")
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        default: break
        }
        if depth == 0 { return (first, pending[..<place]) }
      }
      guard place <= limit else {
        throw Failure(
          .invalid, "\(input.name), line \(first): the object is longer than \(limit) bytes",
          .raiseManuscriptLimit)
      }
    }
    line = first
    throw failure("the object is incomplete")
  }

  private func failure(_ sentence: String) -> Failure {
    Failure(.invalid, "\(input.name), line \(line): \(sentence)")
  }

  /// The next byte, without a byte order mark at the start; nil at the end.
  private mutating func peek() throws(Failure) -> UInt8? {
    while place == pending.count {
      if isAtEnd { return nil }
      let count = try input.read(into: &chunk)
      isAtEnd = count == 0
      let isFirst = pending.isEmpty && line == 1 && isAtStart
      pending += isFirst ? ByteOrderMark.removed(from: chunk[..<count]) : chunk[..<count]
    }
    return pending[place]
  }
}
