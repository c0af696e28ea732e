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
    /// `isDone` is nil unless the item is a task.
    case item(isDone: Bool?)
    /// The alignment of each column. It contains rows, the first of which has the headings.
    case table([Alignment])
    case tableRow
    case tableCell
    /// Footnotes come last, in the order of their numbers.
    case footnote(number: Int)
    case emphasis, strong, strikethrough
    case link(uri: String)
    case image(uri: String)
  }

  package enum Alignment: Hashable, Sendable { case left, centre, right }

  case enter(Container)
  case exit(Container)
  case text(String)
  case code(String)
  /// Raw HTML in a paragraph. It is shown as text.
  case html(String)
  /// A reference to a footnote, by its number from 1.
  case footnoteReference(Int)
  case softBreak, lineBreak
  case codeBlock(String)
  case htmlBlock(String)
  case thematicBreak
}

extension MarkdownEvent.Container {
  /// Whether the container contains blocks and is indented.
  var isNest: Bool {
    switch self {
    case .quote, .list, .item, .footnote: true
    default: false
    }
  }
}
