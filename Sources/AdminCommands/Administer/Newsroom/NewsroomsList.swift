package import ArgumentParsing
import Newsroom
import Terminal

package struct NewsroomsList: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List the newsrooms of a server.",
    discussion: """
      The list has the newsrooms that you may connect to, with the number of their people, the last \
      position and time of their logs, and what they take on the disk.
      """,
    examples: [Example("galley newsroom list", "See all newsrooms of the private server.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let newsrooms = try NewsroomList(of: try global.address)
      .newsrooms(progress: console.tell(_:))
    let table = Table(
      columns: [
        TableColumn("newsroom", minimumWidth: 8), TableColumn("people", alignment: .right),
        TableColumn("events to", alignment: .right), TableColumn("last recorded", dropRank: 2),
        TableColumn("size", alignment: .right),
        TableColumn("schema", alignment: .right, dropRank: 1),
      ],
      rows: newsrooms.map { newsroom in
        [
          TableCell(newsroom.name, .bold), TableCell(String(newsroom.people)),
          TableCell(String(newsroom.lastPosition)),
          TableCell(newsroom.lastRecordedAt.map { Moment($0).absolute } ?? "–"),
          TableCell("\(newsroom.bytes >> 20) MB"), TableCell(String(newsroom.schema)),
        ]
      })
    try console.show(newsrooms, as: table, ifEmpty: "no newsrooms")
  }
}
