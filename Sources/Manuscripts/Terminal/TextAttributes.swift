/// How a piece of text looks on a terminal.
package struct TextAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let bold = TextAttributes(rawValue: 1 << 0)
  package static let dim = TextAttributes(rawValue: 1 << 1)
  package static let italic = TextAttributes(rawValue: 1 << 2)
  package static let underlined = TextAttributes(rawValue: 1 << 3)
  package static let struckOut = TextAttributes(rawValue: 1 << 4)
  package static let red = TextAttributes(rawValue: 1 << 5)
  package static let green = TextAttributes(rawValue: 1 << 6)

  /// The parameters of SGR (ECMA-48) for them, in order.
  var parameters: [String] {
    let all: [(TextAttributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underlined, "4"), (.struckOut, "9"),
      (.red, "31"), (.green, "32"),
    ]
    return all.filter { contains($0.0) }.map { $0.1 }
  }
}
