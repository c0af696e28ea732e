package import ArgumentParsing
import Newsroom
import PlainText

package struct DestinationRemove: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "remove", abstract: "Remove a destination.",
    discussion: """
      A removed destination gets no later correction or kill. The record of what it received \
      stays: 'galley deliveries REF' still shows it. The command asks at a terminal, and requires \
      --yes elsewhere. To stop the deliveries for a while, pause the destination.
      """,
    examples: [
      Example("galley destination remove wire", "Deliver nothing to it any more."),
      Example("galley destination remove wire --dry-run", "See how many articles it has."),
    ])

  @OptionGroup(title: nil) package var destination: DestinationArgument
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let name = destination.name
    let receipt = try await global.withMember { member -> DestinationReceipt? in
      let status = try await member.destination(name)
      let question = Self.confirmation(
        name, articles: try await member.articlesReached(by: name))
      if confirmation.dryRun {
        switch console.format {
        case .json, .ndjson, .csv:
          try console.show(DestinationReceipt(status, isChanged: false)) { "" }
        case .table: try console.rehearse(question)
        }
        return nil
      }
      try confirmation.obtain(question, on: console)
      return try await member.removeDestination(name)
    }
    guard let receipt else { return }
    try console.report(receipt) { "Removed \(name)\n" }
  }

  private static func confirmation(_ name: String, articles: Int) -> Confirmation {
    Confirmation(
      warning: "a removed destination gets no later correction or kill",
      consequences: ["\(name) has received \(Count.of(articles, "article"))."],
      question: "Remove \(name)?")
  }
}
