package import ArgumentParsing
import Newsroom

/// A desk command on exactly one article.
package protocol DeskCommand: ReceiptCommand where Arguments == DeskArguments {}

extension DeskCommand {
  package func run() async throws {
    try await desk.global.withMember { try await act(on: desk.article.reference, as: $0) }
  }
}

/// What every desk command on one article takes.
package struct DeskArguments: ReceiptCommandArguments {
  @OptionGroup(title: nil) package var article: ArticleArgument
  @OptionGroup(title: "Command options") package var command: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}
}

/// The reason of a command that requires one.
package struct ReasonArgument: ArgumentGroup {
  @Option(
    name: "reason", help: "The reason, recorded in the log.", valueName: "text", mayBeBlank: true)
  package var text: String

  package init() {}
}
