package import ArgumentParsing
package import Foundation
package import Newsroom

/// A desk command on one article: finds the article, carries out the command and prints the receipt.
package protocol DeskCommand: Subcommand {
  var desk: DeskArguments { get }

  func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt
}

extension DeskCommand {
  package func run() async throws {
    let receipt = try await desk.global.withMember { member in
      let id = try await member.find(desk.article.reference)
      return try await carryOut(on: id, as: member, options: desk.options)
    }
    try desk.global.console.show(receipt)
  }
}

/// What every desk command on one article takes.
package struct DeskArguments: ArgumentGroup {
  @OptionGroup(title: nil) package var article: ArticleArgument
  @OptionGroup(title: "Command options") package var command: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  var options: CommandOptions { command.options }
}

/// The reason of a command that requires one.
package struct ReasonArgument: ArgumentGroup {
  @Option(name: "reason", help: "The reason, recorded in the log.", valueName: "text")
  package var text: String

  package init() {}
}
