/// A piece of a parsed manuscript. A flat list of events represents the tree, so that deep nesting
/// causes no recursion.
package enum MarkdownEvent: Hashable, Sendable {
  package enum Container: Hashable, Sendable {
    case paragraph
    /// From 1 to 6.
    case heading(level: Int)
    case quote
    /// `start` is the first number of a numbered list, and nil for bullets. A tight list has no
    /// blank lines between its items.
    case list(start: Int?, isTight: Bool)
    case item
    case emphasis, strong
    case link(uri: String)
    case image(uri: String)
  }

  case enter(Container)
  case exit(Container)
  case text(String)
  case code(String)
  /// Raw HTML in a paragraph. It is shown as text.
  case html(String)
  case softBreak, lineBreak
  case codeBlock(String)
  case htmlBlock(String)
  case thematicBreak
}

extension MarkdownEvent.Container {
  /// Whether the container contains blocks and is indented.
  var isNest: Bool {
    switch self {
    case .quote, .list, .item: true
    default: false
    }
  }
}
