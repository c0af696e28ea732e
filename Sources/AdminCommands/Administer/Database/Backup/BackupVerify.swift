package import ArgumentParsing
import Newsroom
import Terminal

package struct BackupVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Check that backups are what was written.",
    discussion: """
      Compares every file with the list and the SHA-256 digests that PostgreSQL wrote with the \
      backup, and checks the write-ahead log that it needs (pg_verifybackup). A backup is verified \
      with those on which it is based. Without a name, this verifies all backups in the folder. \
      The exit code is 1 if one is damaged.

      This finds damage, and not a forgery: who can write to the folder can replace the list too. \
      A restore checks the log against a seal that was kept elsewhere.
      """,
    examples: [
      Example("galley database backup verify /backups", "Verify all backups."),
      Example(
        "galley database backup verify /backups 20261130T020000.000Z", "Verify one of them."),
    ])

  @Argument(help: "The folder of the backups.", valueName: "folder", completion: .directory)
  package var folder: String
  @Argument(help: "The backups (default: all).", valueName: "backup")
  package var names: [String] = []
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let answers = try global.administration.verifyBackups(
      names.isEmpty ? nil : names, in: folder
    ) { bar.begin("verifying \($0)", total: nil, unit: "backups") }
    bar.clear()
    let table = Table(
      columns: [TableColumn("backup"), TableColumn("result")],
      rows: answers.map { [TableCell($0.name), TableCell($0.problem ?? "intact")] })
    try console.show(answers, as: table, ifEmpty: "there are no backups in \(folder)")
    let damaged = answers.filter { !$0.isIntact }.map(\.name)
    guard !damaged.isEmpty else { return }
    throw Failure(.failed, "damaged: \(damaged.joined(separator: ", "))")
  }
}
