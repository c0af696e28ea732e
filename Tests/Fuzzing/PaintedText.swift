/// A line with the escape sequences that `Paint` writes.
struct PaintedText {
  private let line: String

  init(_ line: String) { self.line = line }

  /// The line without these sequences. Other sequences keep their escape character.
  var withoutPaint: String {
    var plain = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\u{1B}", rest.first == "[" else {
        plain.append(scalar)
        continue
      }
      let parameters = rest.dropFirst().prefix { ("0"..."9").contains($0) || $0 == ";" }
      guard parameters.endIndex < rest.endIndex, rest[parameters.endIndex] == "m" else {
        plain.append(scalar)
        continue
      }
      rest = rest[rest.index(after: parameters.endIndex)...]
    }
    return String(plain)
  }
}
