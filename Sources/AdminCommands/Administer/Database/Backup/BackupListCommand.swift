package import ArgumentParsing
import Newsroom
import Terminal

package struct BackupListCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List the backups in a folder.",
    discussion: "Backups that are still being written, or were killed, do not count.",
    examples: [Example("galley database backup list /backups", "See what can be restored.")])

  @Argument(help: "The folder of the backups.", valueName: "folder", completion: .directory)
  package var folder: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let list = try global.administration.backups(in: folder)
    for damaged in list.unreadable {
      console.tell("the backup \(damaged.name) cannot be read: \(damaged.problem ?? "")")
    }
    let table = Table(
      columns: [
        TableColumn("backup"), TableColumn("kind"), TableColumn("based on", dropRank: 3),
        TableColumn("ended", dropRank: 2), TableColumn("position", alignment: .right),
        TableColumn("size", alignment: .right), TableColumn("schema", dropRank: 4),
        TableColumn("PostgreSQL", dropRank: 1),
      ],
      rows: list.backups.map { backup in
        [
          TableCell(backup.name), TableCell(backup.kind.rawValue),
          TableCell(backup.parent ?? ""), TableCell(Moment(backup.endedAt).absolute),
          TableCell(String(backup.position)), TableCell(Figure.bytes(backup.bytes)),
          TableCell(String(backup.schema)), TableCell(backup.serverVersion),
        ]
      })
    try console.show(list.backups, as: table, ifEmpty: "there are no backups in \(folder)")
  }
}
