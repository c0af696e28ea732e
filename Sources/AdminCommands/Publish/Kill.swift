package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Kill: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "kill", abstract: "Permanently replace an article with a notice.",
    discussion: """
      This cannot be undone. The public reads the notice instead of the text. A schedule, a hold, \
      an embargo, an assignment and a review end. Only the log contains the reason; by default, it \
      is the same as the notice. Only an article that has been public can be killed.

      At a terminal, the command says what will happen and asks. Elsewhere it requires --yes.
      """,
    examples: [
      Example(
        "galley kill cat-news --notice 'This article was untrue and has been removed.'",
        "Remove it permanently."),
      Example("galley kill cat-news --notice 'Untrue.' --dry-run", "See what would happen."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(name: "notice", help: "What the public reads instead of the text.", valueName: "text")
  package var notice: String
  @Option(
    name: "reason", help: "The reason, recorded in the log; by default, the notice.",
    valueName: "text")
  package var reason: String?
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments

  package init() {}

  package func run() async throws {
    let named = try NamedArticles(references)
    try await desk.global.withMember { member in
      let plan = try await KillPlan(
        of: named, by: command, notice: notice, as: member, options: desk.options)
      if confirmation.dryRun { return try plan.show(on: desk.global.console) }
      if let question = plan.confirmation {
        try confirmation.obtain(question, on: desk.global.console)
      }
      try await act(on: named, as: member)
    }
  }

  private var command: ArticleCommand { .kill(reason: reason ?? notice, notice: notice) }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(command, on: id, options: options)
  }
}
