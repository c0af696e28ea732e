package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct DatabaseUpgrade: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "upgrade", abstract: "Move the private server to a newer PostgreSQL.",
    discussion: """
      Install the newer version next to the older one. The server is backed up, and the backup is \
      verified. Then the server is stopped, and everything in it is dumped with pg_dump and \
      restored to a new server, where each newsroom is checked as after a restore: the copy is \
      compared with the original, the read models are compared with the log, and the log is \
      verified. Nobody can use the server meanwhile. If anything fails, nothing is changed.

      The former data stays in a folder of the home. To go back, stop the server and give that \
      folder the name 'data' again; what was recorded since is then missing. Remove the folder \
      when you are sure. An archive belongs to the data that began it: turn it on again with a new \
      folder, and make a backup.
      """,
    examples: [
      Example("galley database upgrade /backups --dry-run", "Show what would be moved where."),
      Example("galley database upgrade /backups", "Use the newest version that is installed."),
      Example(
        "galley database upgrade /backups --programs /opt/postgresql/18/bin",
        "Use the programs in a folder."),
    ])

  @Argument(help: "The folder for the backup.", valueName: "folder", completion: .directory)
  package var folder: String
  @Option(
    name: "programs", help: "The folder of the newer version's programs.", valueName: "folder",
    completion: .directory)
  package var programs: String?
  @Flag(name: "dry-run", help: "Check what can be checked before, and change nothing.")
  package var dryRun: Bool
  @OptionGroup(title: nil) package var keys: VerifierKeys
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let bar = console.progressBar()
    defer { bar.clear() }
    let (meter, keys) = (CopyMeter(bar), keys)
    let plan = UpgradePlan(
      backups: folder, programs: programs, isRehearsal: dryRun, person: global.person
    ) { try keys.chosen(of: $0) }
    let administration = try global.administration
    let upgraded = try await DraftInterruption.run {
      try await administration.upgrade(plan) {
        bar.clear()
        console.tell($0)
      } progress: {
        meter.show($0)
      }
    }
    bar.clear()
    try console.report(upgraded) { upgraded.text }
    if upgraded.isDone, let programs {
      console.tell("set GALLEY_POSTGRES_BIN to \(programs) from now on")
    }
  }
}

extension Upgraded {
  fileprivate var text: String {
    guard from != to else {
      return "Nothing to do: PostgreSQL \(from) is the newest version that may be used here\n"
    }
    let names = newsrooms.map { "\($0.name), up to position \($0.position)" }
    var lines = [
      "\(isDone ? "Moved" : "Would move") \(home) from PostgreSQL \(from) to \(to):"
    ]
    lines += zip(names, newsrooms).map { "  \($0)\($1.checks)" }
    if let former {
      lines.append("the former data is in \(former); remove it when you are sure")
      lines.append(
        "to go back: galley database stop && "
          + "\(ShellCommand(["mv", "\(home)/data", "\(home)/data.newer"])) && "
          + "\(ShellCommand(["mv", former, "\(home)/data"]))")
    }
    if let archive {
      lines.append("the server no longer archives to \(archive); archive to a new folder")
      lines.append(
        "if you go back, archive to it again: "
          + ShellCommand.galley("database", "archive", "on", archive).quotation)
    }
    return lines.map { "\($0)\n" }.joined()
  }
}

extension UpgradedNewsroom {
  fileprivate var checks: String {
    guard let events else { return "" }
    let sealed =
      seals.map { "\(Count.of($0, "valid seal"))" } ?? "its seals were not checked without a key"
    let models =
      rebuilt.flatMap { $0.isEmpty ? nil : "; rebuilt \($0.joined(separator: ", "))" } ?? ""
    return ": \(Count.of(events, "event")), \(sealed)\(models)"
  }
}
