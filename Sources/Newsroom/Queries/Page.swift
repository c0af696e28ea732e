package import EditorialReadModels

/// A page of a list.
package struct Page<Row: Listed>: Sendable {
  package let rows: [Row]
  /// Where the next page begins; nil if this is the last one.
  package let next: Row.Cursor?

  init(rows: [Row], next: Row.Cursor?) {
    self.rows = rows
    self.next = next
  }

  /// Reads a page and whether there are more rows.
  ///
  /// - Parameters:
  ///   - limit: The most rows of the page.
  ///   - rows: Reads at most as many rows as it is asked for.
  init(limit: Int, _ rows: (_ limit: Int) throws -> [Row]) rethrows {
    self.init(limit: limit, found: try rows(limit + 1))
  }

  /// - Parameter found: At most one row more than the limit.
  init(limit: Int, found: [Row]) {
    self.rows = Array(found.prefix(limit))
    next = found.count > limit ? self.rows.last?.cursor : nil
  }
}

/// A row of a list that is read in pages.
package protocol Listed: Sendable {
  associatedtype Cursor: Hashable & Sendable = PageCursor
  /// Where the list continues after it.
  var cursor: Cursor { get }
}
