package import ArgumentParsing
package import Foundation
package import Newsroom

/// A desk command on exactly one article: finds the article, carries out the command and prints the receipt.
package protocol DeskCommand: Subcommand {
  var desk: DeskArguments { get }

  func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt

  /// What the user should know after the command.
  func remarks(as member: Member) async throws -> [Remark]
}

extension DeskCommand {
  package func run() async throws {
    let answer = try await desk.global.withMember { member -> Answer<Receipt> in
      let id = try await member.find(desk.article.reference)
      let receipt = try await carryOut(on: id, as: member, options: desk.options)
      return Answer(value: receipt, remarks: try await remarks(as: member))
    }
    let console = desk.global.console
    try console.show(answer.value, verbose: desk.command.receipt.verbose)
    console.tell(answer.remarks, about: "article")
  }

  package func remarks(as member: Member) async throws -> [Remark] { [] }
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
