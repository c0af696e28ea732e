package import ArgumentParsing
package import EditorialReadModels
import Newsroom
import Terminal

/// The options of a list of articles that is shown in pages.
package typealias PageArguments = PagingArguments<PageCursor>

/// The options of a list that is shown in pages.
package struct PagingArguments<Cursor: CursorArgument>: ArgumentGroup {
  @Option(name: "limit", help: "The maximum number of rows.", valueName: "number")
  package var limit: CountArgument = CountArgument(50)
  @Option(
    name: "after",
    help: "Continue after this cursor: the previous page printed it; in JSON, each row has one.",
    valueName: "cursor")
  package var after: Cursor?

  package init() {}

  /// Refuses a cursor if the list has several groups.
  func requireOneGroup(_ isOne: Bool) throws(ArgumentValueError) {
    if after != nil, !isOne {
      throw ArgumentValueError("--after needs --only, because each group has its own pages.")
    }
  }

  /// Prints how to continue, below the list, if there are more rows.
  ///
  /// - Parameter next: The end of this page; nil for the last one.
  func tellMore(after next: Cursor?, on console: Console) throws {
    try tellMore([(what: "", only: nil, next: next)], on: console)
  }

  /// Prints how to continue each group of a list that has more rows.
  ///
  /// - Parameter groups: What there are more of, the value of `--only` for it, and the end of its
  ///   page.
  func tellMore(
    _ groups: [(what: String, only: String?, next: Cursor?)], on console: Console
  ) throws {
    // The remark belongs below the list, which is still in the buffer.
    try console.output.flush()
    for group in groups {
      guard let next = group.next else { continue }
      let only = group.only.map { [(name: "only", value: $0)] } ?? []
      let command = ContinuedCommand(
        Invocation.current.arguments, options: only + [(name: "after", value: next.argumentText)])
      console.tell("there are more\(group.what): \(command)")
    }
  }
}

/// A cursor on the command line.
package protocol CursorArgument: ExpressibleByArgument {
  init?(_ text: String)
}

extension CursorArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let cursor = Self(argument) else {
      throw ArgumentValueError("must be a cursor that the previous page printed")
    }
    self = cursor
  }
}

extension PageCursor: CursorArgument {
  package var argumentText: String { text }
}

extension PositionCursor: CursorArgument {
  package var argumentText: String { text }
}

extension SearchCursor: CursorArgument {
  package var argumentText: String { text }
}
