/// A text in which characters that cannot be seen, or that look like a space, appear as their code
/// points, such as `<U+200B>`.
package struct VisibleText: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// - Parameter escapesAll: Whether to show all characters beyond ASCII as code points, so that
  ///   texts that look the same do not.
  package init(_ text: String, escapesAll: Bool = false) {
    guard text.utf8.contains(where: { !(0x20...0x7E).contains($0) }) else {
      description = text
      return
    }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    // How often the last scalar was escaped in a row.
    var repeats = 0
    for scalar in text.unicodeScalars {
      let isEscaped =
        escapesAll ? !scalar.isASCII || scalar == "\t" : Self.isHidden(scalar, after: previous)
      if repeats > 0, isEscaped, scalar == previous {
        repeats += 1
        continue
      }
      Self.append(previous, times: repeats, to: &result)
      repeats = isEscaped ? 1 : 0
      if !isEscaped { result.append(scalar) }
      previous = scalar
    }
    Self.append(previous, times: repeats, to: &result)
    description = String(result)
  }

  /// Appends the code point of an escaped scalar; from five in a row on, once with their number.
  private static func append(
    _ scalar: Unicode.Scalar, times: Int, to result: inout String.UnicodeScalarView
  ) {
    guard times > 0 else { return }
    let point = codePoint(scalar.value)
    let words = times < 5 ? String(repeating: "<\(point)>", count: times) : "<\(point) ×\(times)>"
    result.append(contentsOf: words.unicodeScalars)
  }

  /// The text without characters that cannot be seen, and with ordinary spaces for all others. Texts
  /// whose outlines are canonically equivalent look the same.
  package static func outline(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\n" {
      if isBlank(scalar) {
        result.append(" ")
      } else if !isInvisible(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `U+` and at least four hexadecimal digits.
  package static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether a reader sees nothing, or a space that is not U+0020.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar != " " && scalar != "\n" && (isBlank(scalar) || isInvisible(scalar))
  }

  /// Joiners and variation selectors between letters or in an emoji are part of the spelling.
  private static func isHidden(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D, 0xFE00...0xFE0F: previous.isASCII || isHidden(previous)
    default: isHidden(scalar)
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .format, .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
