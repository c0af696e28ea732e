package import ArgumentParsing
import Newsroom
import PlainText

package struct DestinationRetry: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "retry", abstract: "Send again what a destination did not confirm.",
    discussion: """
      Without a REF, all deliveries that have failed begin again, also those that were given up. A \
      named article is sent again in any case, as it is live then.
      """,
    examples: [
      Example("galley destination retry wire", "Try all failed deliveries again."),
      Example("galley destination retry wire cat-news", "Send one article again."),
    ])

  @OptionGroup(title: nil) package var destination: DestinationArgument
  @Argument(
    help: "Articles, as for 'galley show'.", valueName: "ref",
    completion: ArticleArgument.completion)
  package var articles: [String] = []
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let receipt = try await global.withMember {
      try await $0.retryDeliveries(to: destination.name, of: articles)
    }
    try global.console.report(receipt) {
      let deliveries = Count.of(receipt.retried, "delivery", plural: "deliveries")
      guard receipt.isChanged else {
        return articles.isEmpty
          ? "Nothing to do: no delivery to \(destination.name) has failed\n"
          : "Nothing to do: \(destination.name) has no delivery of "
            + "\(articles.count == 1 ? "this article" : "these articles")\n"
      }
      return "Sending \(deliveries) to \(destination.name) again\n"
    }
    let left = articles.count - receipt.retried
    if receipt.isChanged, left > 0 {
      global.console.tell(
        "\(destination.name) has no delivery of \(Count.of(left, "named article")), or sends it now"
      )
    }
  }
}
