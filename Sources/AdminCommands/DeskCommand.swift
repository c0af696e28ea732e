package import ArgumentParsing
package import Foundation
package import Newsroom

/// A desk command on one article: finds the article, carries out the command and prints the receipt.
package protocol DeskCommand: Subcommand {
  var article: String { get }
  var arguments: CommandArguments { get }
  var global: GlobalOptions { get }

  func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt
}

extension DeskCommand {
  package func run() async throws {
    let receipt = try await global.withMember { member in
      let id = try await member.find(article)
      return try await carryOut(on: id, as: member, options: arguments.options)
    }
    try global.console.show(receipt)
  }
}

/// The help and the completion of an article argument.
enum ArticleArgument {
  static let help = "The article: its slug, its id or the beginning of its id."
  static let completion = CompletionKind.command("galley list --slugs --quiet 2>/dev/null")
}
