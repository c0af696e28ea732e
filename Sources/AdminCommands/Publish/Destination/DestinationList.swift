package import ArgumentParsing
import Newsroom
import Syndication
import Terminal

package struct DestinationList: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List the destinations and the deliveries that wait.",
    examples: [Example("galley destination list", "Show every destination.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let destinations = try await global.withMember { try await $0.destinations() }
    let table = Table(
      columns: [
        TableColumn("name"), TableColumn("state"), TableColumn("waiting", alignment: .right),
        TableColumn("since", dropRank: 3), TableColumn("given up", alignment: .right),
        TableColumn("format", dropRank: 2), TableColumn("by", dropRank: 4),
        TableColumn("address", minimumWidth: 16, dropRank: 1),
        TableColumn("only", minimumWidth: 8, dropRank: 5),
        TableColumn("last result", minimumWidth: 12, dropRank: 6),
      ],
      rows: destinations.map { status in
        let destination = status.destination
        return [
          TableCell(destination.name, .bold),
          TableCell(destination.state.rawValue, destination.state.style),
          TableCell(String(status.waiting)),
          TableCell(status.waitingSince.map { Moment($0).relative } ?? "", .dim),
          TableCell(String(status.dead), status.dead == 0 ? .dim : .red),
          TableCell(destination.format.rawValue), TableCell(destination.channel.rawValue, .dim),
          TableCell(destination.address), TableCell(destination.selection ?? ""),
          TableCell(status.lastAttempt?.result ?? "", .dim),
        ]
      })
    try global.console.show(destinations, as: table, ifEmpty: "no destinations")
  }
}
