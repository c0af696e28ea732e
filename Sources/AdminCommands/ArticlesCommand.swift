package import ArgumentParsing
import Newsroom

/// A desk command on one article or several. Each article has its own outcome.
package protocol ArticlesCommand: ReceiptCommand where Arguments == ArticlesArguments {
  /// The articles, as the command line names them.
  var references: [String] { get }
}

extension ArticlesCommand {
  package var references: [String] { desk.articles.references }

  package func run() async throws {
    let named = try NamedArticles(references)
    try await desk.global.withMember { try await act(on: named, as: $0) }
  }

  /// Carries out the command and prints its receipts.
  func act(on named: NamedArticles, as member: Member) async throws {
    switch named {
    case .one(let reference): try await act(on: reference, as: member)
    case .several(let references): try await act(on: references, as: member)
    }
  }

  private func act(on references: [String], as member: Member) async throws {
    let console = desk.global.console
    if references.isEmpty { console.tell("standard input names no article; nothing to do") }
    let isVerbose = desk.command.receipt.verbose
    var report = OutcomeReport<Receipt>(on: console) { try console.show($0, verbose: isVerbose) }
    try await member.carryOut(
      on: references, options: desk.options, report: { try report.add($0) },
      { id, options in try await carryOut(on: id, as: member, options: options) })
    if report.count.done > 0 {
      console.tell(try await remarks(as: member), about: "article")
    }
    try report.end()
  }
}

/// What every desk command on one article or several takes.
package struct ArticlesArguments: ReceiptCommandArguments {
  @OptionGroup(title: nil) package var articles: ArticlesArgument
  @OptionGroup(title: "Command options") package var command: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}
}
