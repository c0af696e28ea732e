package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchBackup: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "backup", abstract: "Measure a backup, its verification and its restore.",
    discussion: """
      The benchmark generates a newsroom with its read models on a server of its own, in a \
      temporary folder. Then it measures 'galley database backup create', 'verify' and 'galley \
      database restore' with its checks. They are compared with pg_basebackup alone, and with cp \
      of the same bytes.
      """,
    examples: [
      Example("galley bench backup", "Back up and restore a million events, in a few minutes.")
    ])

  @Option(name: "events", help: "The number of events in the log.", valueName: "count")
  package var events: CountArgument = CountArgument(1_000_000)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try options.validate(removing: "The server is")
  }

  package func run() async throws {
    let report = try await options.measuring { progress in
      try await BackupBenchmark(events: events.count, seed: options.seedBits)
        .run(progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension BackupReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add(
      "log",
      "\(Figure.count(log.events)) events of \(Figure.count(log.articles)) articles and "
        + "\(Figure.count(log.texts)) texts, seed \(seed)")
    facts.add("backup", "\(line(backupSeconds)), \(Figure.bytes(bytes))")
    facts.add("", "copied after \(Figure.seconds(copyingSeconds)), then verified")
    facts.add("verify", line(verificationSeconds))
    facts.add("restore", "\(line(restoreSeconds)), with all checks")
    facts.add("pg_basebackup", "\(line(baseBackupSeconds)), alone")
    facts.add("cp", line(copySeconds))
    return facts.text(for: screen)
  }

  private func line(_ seconds: Double) -> String {
    "\(Figure.seconds(seconds)): \(Figure.bytes(bytesPerSecond(seconds)))/s"
  }
}
