package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct BackupPrune: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "prune", abstract: "Remove all but the newest backups.",
    discussion: """
      Keeps the newest backups and those on which they are based, so more may stay than --keep \
      says. These are verified first; if one is damaged, nothing is removed. Files of the archive \
      that only the removed backups need go too.

      At a terminal, the command says what it will remove and asks. Elsewhere it requires --yes.
      """,
    examples: [
      Example("galley database backup prune /backups --keep 7", "Keep a week of daily backups."),
      Example(
        "galley database backup prune /backups --keep 7 --dry-run", "See what would be removed."),
    ])

  @Argument(help: "The folder of the backups.", valueName: "folder", completion: .directory)
  package var folder: String
  @Option(name: "keep", help: "Keep so many of the newest backups.", valueName: "number")
  package var keep: CountArgument
  @OptionGroup(title: nil) package var confirmation: ConfirmationArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let administration = try global.administration
    let plan = try administration.planPrune(of: folder, keeping: keep.count) {
      console.tell($0)
    }
    if confirmation.dryRun {
      return try console.show(plan) { try rehearsal(of: plan, on: console) }
    }
    if !plan.removed.isEmpty { try confirmation.obtain(plan.confirmation, on: console) }
    try administration.carryOut(plan)
    try console.report(plan) {
      plan.removed.isEmpty
        ? "Nothing to do: \(Count.of(plan.kept.count, "backup")), and none to remove\n"
        : "Removed \(Count.of(plan.removed.count, "backup")) and kept \(plan.kept.count)\n"
    }
  }

  private func rehearsal(of plan: PlannedPrune, on console: Console) throws -> String {
    if plan.removed.isEmpty {
      console.tell("nothing to do: \(Count.of(plan.kept.count, "backup")), and none to remove")
    } else {
      try console.rehearse(plan.confirmation)
    }
    return ""
  }
}

extension PlannedPrune {
  fileprivate var confirmation: Confirmation {
    Confirmation(
      warning: "removing backups cannot be undone",
      consequences: removed.map {
        "It removes \($0.name), a \($0.kind.rawValue) backup of \(Figure.bytes($0.bytes))."
      } + ["It keeps \(kept.map(\.name).joined(separator: ", "))."],
      question: "Remove \(Count.of(removed.count, "backup"))?")
  }
}
