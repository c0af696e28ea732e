/// A piece of a parsed manuscript, in the order of the text. A flat list of them stands for the tree,
/// so that no nesting, however deep, recurses.
enum MarkdownEvent: Hashable, Sendable {
  enum Container: Hashable, Sendable {
    case paragraph
    /// From 1 to 6.
    case heading(level: Int)
    case quote
    /// `start` is the first number of a numbered list; a tight list has no blank lines between items.
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
  /// Raw HTML within a paragraph, which is shown as it is typed.
  case html(String)
  case softBreak, lineBreak
  case codeBlock(String)
  case htmlBlock(String)
  case thematicBreak
}

extension MarkdownEvent.Container {
  /// Whether it holds blocks and is set in from the left.
  var isNest: Bool {
    switch self {
    case .quote, .list, .item: true
    default: false
    }
  }
}
