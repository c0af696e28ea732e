package import ArgumentParsing
package import EditorialReadModels

/// The options of a list that is shown in pages.
package struct PageArguments: ArgumentGroup {
  @Option(name: "limit", help: "The maximum number of rows.", valueName: "number")
  package var limit: CountArgument = CountArgument(50)
  @Option(
    name: "after",
    help: "Continue after this cursor: the previous page printed it; in JSON, each row has one.",
    valueName: "cursor")
  package var after: PageCursor?

  package init() {}

  /// The number of rows to read: one more than are shown, to find out whether there are more.
  var lookahead: Int { limit.count + 1 }

  /// The rows of the page. If there are more, a line on standard error says how to continue.
  func rows<Row>(
    of found: [Row], on console: Console, cursor: (Row) -> PageCursor
  ) -> [Row] {
    let rows = Array(found.prefix(limit.count))
    if found.count > rows.count, let last = rows.last {
      console.tell("there are more; continue with --after \(cursor(last).text)")
    }
    return rows
  }
}

extension PageCursor: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let cursor = PageCursor(argument) else {
      throw ArgumentValueError("must be a cursor that the previous page printed")
    }
    self = cursor
  }

  package var argumentText: String { text }
}
