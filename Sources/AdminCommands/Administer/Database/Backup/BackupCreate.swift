package import ArgumentParsing
import Newsroom
import Terminal

package struct BackupCreate: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "create", abstract: "Back up the private server.",
    discussion: """
      Copies the data with pg_basebackup, and verifies the copy with pg_verifybackup. People can \
      work meanwhile. The backup gets its name, the time in UTC at which it began, when it is \
      complete; what a killed command leaves does not count, and the next one removes it.

      --incremental copies only what changed since the last backup in the folder, which must be \
      kept. This needs PostgreSQL 17 or newer.

      The list of all erasures is stored with the backup. If you restore an older backup from the \
      same folder, they are applied again.
      """,
    examples: [
      Example("galley database backup create /backups", "Make a full backup."),
      Example(
        "galley database backup create /backups --incremental", "Copy only what has changed."),
    ])

  @Argument(help: "The folder of the backups.", valueName: "folder", completion: .directory)
  package var folder: String
  @Flag(name: "incremental", help: "Copy only what changed since the last backup.")
  package var incremental: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let meter = CopyMeter(bar)
    let backup = try await global.administration.backUp(
      to: folder, isIncremental: incremental, report: console.tell(_:)
    ) { meter.show($0) }
    bar.clear()
    try console.report(backup) { "\(backup.line)\n" }
  }
}

extension Backup {
  /// What was made, without a newline.
  fileprivate var line: String {
    let base = parent.map { ", based on \($0)" } ?? ""
    return "Made the \(kind.rawValue) backup \(name)\(base): \(Figure.bytes(bytes)), "
      + "the log up to position \(position)"
  }
}
