/// The paths of a route, such as `/desk/articles/{article}/history`. A name in braces fits any part
/// that is not empty.
package struct PathPattern: Hashable, Sendable, ExpressibleByStringLiteral {
  package let text: String
  private let parts: [Part]

  private enum Part: Hashable {
    case text(Substring)
    case name(String)
  }

  package init(_ text: String) {
    self.text = text
    parts = Self.parts(of: text).map { part in
      part.hasPrefix("{") ? .name(String(part.dropFirst().dropLast())) : .text(part)
    }
  }

  package init(stringLiteral text: String) { self.init(text) }

  /// The names in braces, in their order.
  package var names: [String] {
    parts.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// How many parts its paths have.
  var partCount: Int { parts.count }

  /// A path as ``match(_:)`` reads it. Several patterns can read the same parts.
  package static func parts(of path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// What the path has in the places of the names; nil if the path does not fit.
  ///
  /// - Parameter found: The parts of the path.
  package func match(_ found: [Substring]) -> [String: String]? {
    guard found.count == parts.count else { return nil }
    var names: [String: String] = [:]
    for (part, expected) in zip(found, parts) {
      switch expected {
      case .text(let text): guard part == text else { return nil }
      case .name(let name):
        guard !part.isEmpty else { return nil }
        names[name] = String(part)
      }
    }
    return names
  }
}
