/// A piece of XML or HTML, in the order of the text. A flat list of events represents the tree, so that
/// deep nesting causes no recursion.
package enum MarkupEvent: Hashable, Sendable {
  case start(MarkupElement)
  /// The end of the last element that is open; empty elements have one, too.
  case end
  /// Text may come in several pieces.
  case text(String)
  case comment(String)
}

/// An element with its attributes.
package struct MarkupElement: Hashable, Sendable {
  /// Without a prefix.
  package let name: String
  /// Nil in HTML.
  package let namespace: String?
  /// By their names without a prefix.
  package let attributes: [String: String]

  package init(_ name: String, namespace: String? = nil, attributes: [String: String] = [:]) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
  }
}
