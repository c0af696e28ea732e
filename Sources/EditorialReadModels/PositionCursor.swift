/// The end of a page of a list in the order of the log: the position of its last row.
package struct PositionCursor: Hashable, Sendable {
  package let position: Int64

  package init(_ position: Int64) { self.position = position }

  /// Parses ``text``; nil if it is not a cursor.
  package init?(_ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let position = Int64(text)
    else { return nil }
    self.position = position
  }

  package var text: String { String(position) }
}
