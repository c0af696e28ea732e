package import ArgumentParsing
package import Foundation
package import Newsroom

package struct Kill: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "kill", abstract: "Permanently replace an article with a notice.",
    discussion: """
      This cannot be undone. The public reads the notice instead of the text. A schedule, a hold, \
      an embargo, an assignment and a review end. Only the log contains the reason; by default, it \
      is the same as the notice. Only an article that has been public can be killed.

      With --replaced-by, the notice sends the public to another article, as long as that one is \
      live. The slugs of the killed article still lead to the notice.

      At a terminal, the command says what will happen and asks. Elsewhere it requires --yes.
      """,
    examples: [
      Example(
        "galley kill cat-news --notice 'This article was untrue and has been removed.'",
        "Remove it permanently."),
      Example(
        "galley kill cat-news --notice 'Untrue.' --replaced-by cat-is-well",
        "Send readers to another article."),
      Example("galley kill cat-news --notice 'Untrue.' --dry-run", "See what would happen."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(
    name: "notice", help: "What the public reads instead of the text.", valueName: "text",
    mayBeBlank: true)
  package var notice: String
  @Option(
    name: "reason", help: "The reason, recorded in the log; by default, the notice.",
    valueName: "text", mayBeBlank: true)
  package var reason: String?
  @Option(
    name: "replaced-by", help: "The article to read instead.", valueName: "ref",
    completion: ArticleArgument.completion)
  package var replacement: String?
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments

  package init() {}

  package func run() async throws {
    let named = try NamedArticles(references)
    try await desk.global.withMember { member in
      let plan = try await KillPlan(
        of: named, notice: notice, replacement: replacement, as: member
      ) { id in
        try await member.rehearseKill(
          of: id, reason: reason ?? notice, notice: notice,
          replacement: try await article(as: member), options: desk.options)
      }
      if confirmation.dryRun { return try plan.show(on: desk.global.console) }
      if let question = plan.confirmation {
        try confirmation.obtain(question, on: desk.global.console)
      }
      try await act(on: named, as: member)
    }
  }

  /// The article to read instead; nil for none.
  private func article(as member: Member) async throws -> UUID? {
    guard let replacement else { return nil }
    return try await member.find(replacement)
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.kill(
      id, reason: reason ?? notice, notice: notice, replacement: try await article(as: member),
      options: options)
  }
}
