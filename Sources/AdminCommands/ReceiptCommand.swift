package import ArgumentParsing
package import Foundation
package import Newsroom

/// A command that changes an article and prints a receipt.
package protocol ReceiptCommand: Subcommand {
  associatedtype Arguments: ReceiptCommandArguments
  var desk: Arguments { get }

  /// May be called for several articles at once.
  func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt

  /// What the user should know after the command.
  func remarks(as member: Member) async throws -> [Remark]
}

/// What every command with a receipt takes.
package protocol ReceiptCommandArguments: ArgumentGroup {
  var command: CommandArguments { get }
  var global: GlobalOptions { get }
}

extension ReceiptCommandArguments {
  var options: CommandOptions { command.options }
}

extension ReceiptCommand {
  package func remarks(as member: Member) async throws -> [Remark] { [] }

  /// Finds the article, carries out the command and prints the receipt.
  func act(on reference: String, as member: Member) async throws {
    let id = try await member.find(reference)
    let receipt = try await carryOut(on: id, as: member, options: desk.options)
    let remarks = try await remarks(as: member)
    let console = desk.global.console
    try console.show(receipt, verbose: desk.command.receipt.verbose)
    console.tell(remarks, about: "article")
  }
}
