package import ArgumentParsing
package import EditorialReadModels
import Newsroom

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

  /// Prints the remarks of the answer, and how to continue if there are more rows.
  ///
  /// - Returns: The rows of the page.
  func rows<Row: Listed>(
    of answer: Answer<Page<Row>>, on console: Console
  ) -> [Row] where Row.Cursor == PageCursor {
    let page = console.value(of: answer)
    if let next = page.next {
      console.tell("there are more; continue with --after \(next.text)")
    }
    return page.rows
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

extension SearchCursor: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let cursor = SearchCursor(argument) else {
      throw ArgumentValueError("must be a cursor that the previous page printed")
    }
    self = cursor
  }

  package var argumentText: String { text }
}
