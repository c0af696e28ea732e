/// A column of a ``Table``, and what it may give up where the terminal is narrow.
package struct TableColumn: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case left, right }

  package let title: String
  package let alignment: Alignment
  /// The fewest cells it may be cut to; nil when its texts are never cut.
  package let minimumWidth: Int?
  /// Columns with the highest rank are left out first; those of rank 0 never are.
  package let dropRank: Int

  package init(
    _ title: String, alignment: Alignment = .left, minimumWidth: Int? = nil, dropRank: Int = 0
  ) {
    self.title = title
    self.alignment = alignment
    self.minimumWidth = minimumWidth
    self.dropRank = dropRank
  }
}
