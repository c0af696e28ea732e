/// The names of the three versions of a conflict, on the lines between which they stand.
package struct ConflictLabels: Hashable, Sendable {
  private let base: String
  private let draft: String
  private let current: String

  package init(base: String, draft: String, current: String) {
    (self.base, self.draft, self.current) = (base, draft, current)
  }

  static let none = ConflictLabels(base: "", draft: "", current: "")

  private static let (begin, middle, separator, end) = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")

  /// Every version in lines of its own, and then an empty line.
  func text(of conflict: TextMerge.Conflict) -> String {
    func lines(_ text: String) -> String {
      let text = text.trimmingNewlines
      return text.isEmpty ? "" : text + "\n"
    }
    return "\(Self.begin) \(draft)\n\(lines(conflict.draft))"
      + "\(Self.middle) \(base)\n\(lines(conflict.base))"
      + "\(Self.separator) \(current)\n\(lines(conflict.current))\(Self.end)\n\n"
  }

  /// Whether a text still has the lines of a conflict.
  package static func areLeft(in text: String) -> Bool {
    let lines = text.split(separator: "\n")
    return lines.contains { $0.hasPrefix("\(begin) ") } && lines.contains { $0.hasPrefix(end) }
  }
}

extension String {
  fileprivate var trimmingNewlines: String {
    var text = Substring(self)
    while text.last == "\n" { text = text.dropLast() }
    return String(text)
  }
}
