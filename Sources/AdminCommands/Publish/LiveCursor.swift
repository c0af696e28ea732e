import ArgumentParsing
package import EditorialReadModels

/// The end of a page of live articles or of corrections.
package enum LiveCursor: CursorArgument {
  case article(PageCursor)
  case correction(PositionCursor)

  package init?(_ text: String) {
    if let cursor = PageCursor(text) {
      self = .article(cursor)
    } else if let cursor = PositionCursor(text) {
      self = .correction(cursor)
    } else {
      return nil
    }
  }

  package var argumentText: String {
    switch self {
    case .article(let cursor): cursor.text
    case .correction(let cursor): cursor.text
    }
  }

  var article: PageCursor? { if case .article(let cursor) = self { cursor } else { nil } }

  var correction: PositionCursor? {
    if case .correction(let cursor) = self { cursor } else { nil }
  }
}
