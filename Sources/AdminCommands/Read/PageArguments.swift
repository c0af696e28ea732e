package import ArgumentParsing
package import EditorialReadModels

/// The options of a list that is shown a page at a time.
package struct PageArguments: ArgumentGroup {
  @Option(name: "limit", help: "How many at most.", valueName: "number")
  package var limit: CountArgument = CountArgument(50)
  @Option(
    name: "after",
    help: "Go on where a page ended: what it named, or the 'cursor' of its last row in JSON.",
    valueName: "cursor")
  package var after: PageCursor?

  package init() {}

  /// How many rows to ask for: one more than are shown, which tells whether there are more.
  var lookahead: Int { limit.count + 1 }

  /// The rows of the page. Where there are more, a line on standard error says how to go on.
  func rows<Row>(
    of found: [Row], on console: Console, cursor: (Row) -> PageCursor
  ) -> [Row] {
    let rows = Array(found.prefix(limit.count))
    if found.count > rows.count, let last = rows.last {
      console.tell("there are more; go on with --after \(cursor(last).text)")
    }
    return rows
  }
}

extension PageCursor: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let cursor = PageCursor(argument) else {
      throw ArgumentValueError("must be what the page before named as the place to go on from")
    }
    self = cursor
  }

  package var argumentText: String { text }
}
