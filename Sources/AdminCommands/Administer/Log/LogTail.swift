package import ArgumentParsing
import Newsroom
import Terminal

package struct LogTail: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "tail", abstract: "Show the last events of the log.",
    examples: [Example("galley log tail -n 3", "Show the last three events.")])

  @Option(name: "number", short: "n", help: "How many events.", valueName: "number")
  package var number: CountArgument = CountArgument(10)
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let entries = try await global.withMember { try await $0.logTail(number.count) }
    let table = Table(
      columns: [
        TableColumn("position", alignment: .right), TableColumn("recorded"),
        TableColumn("actor", minimumWidth: 8), TableColumn("event"),
        TableColumn("version", alignment: .right, dropRank: 1), TableColumn("stream", dropRank: 2),
      ],
      rows: entries.map { entry in
        [
          TableCell(String(entry.position)), TableCell(Moment(entry.recordedAt).absolute),
          TableCell(entry.actor), TableCell(entry.type, .bold),
          TableCell(String(entry.version)), TableCell("\(entry.stream)", .dim),
        ]
      })
    try global.console.show(
      entries, as: table, ifEmpty: "the log is empty")
  }
}
