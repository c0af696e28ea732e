package import ArgumentParsing
import Editorial
import Newsroom
import Terminal

package struct Deliveries: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "deliveries", abstract: "Show who received an article, and who confirmed a kill.",
    discussion: """
      The list has every destination that received the article or waits for it, with what it \
      confirmed last: 'usable' is the text; 'held', 'withdrawn' and 'killed' are notices that take \
      it away. A destination that did not confirm a delivery may have received it nevertheless.
      """,
    examples: [Example("galley deliveries cat-news", "See who has the article.")])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let deliveries = try await global.withMember {
      try await $0.deliveries(of: article.reference)
    }
    let table = Table(
      columns: [
        TableColumn("destination"), TableColumn("confirmed"), TableColumn("when"),
        TableColumn("now", minimumWidth: 9),
        TableColumn("attempts", alignment: .right, dropRank: 2),
        TableColumn("problem", minimumWidth: 12, dropRank: 1), TableColumn("at", dropRank: 3),
      ],
      rows: deliveries.map { delivery in
        let moment = delivery.confirmedAt.map { Moment($0) }
        let removed = delivery.isRemoved ? " (removed)" : ""
        return [
          TableCell(delivery.destination + removed, .bold),
          TableCell(delivery.confirmedAs?.rawValue ?? (delivery.isReached ? "perhaps" : "nothing")),
          TableCell(moment?.relative ?? "", .dim),
          TableCell(delivery.state.word, delivery.state.style),
          TableCell(delivery.attempts == 0 ? "" : String(delivery.attempts)),
          TableCell(delivery.failure ?? ""), TableCell(moment?.absolute ?? "", .dim),
        ]
      })
    try global.console.show(deliveries, as: table, ifEmpty: "no destination received the article")
  }
}

extension ArticleDelivery.State {
  fileprivate var word: String {
    switch self {
    case .pending: "waiting"
    case .sending: "sending"
    case .delivered: "up to date"
    case .dead: "given up"
    }
  }

  fileprivate var style: Style {
    switch self {
    case .pending, .sending: .yellow
    case .delivered: .green
    case .dead: .red
    }
  }
}
