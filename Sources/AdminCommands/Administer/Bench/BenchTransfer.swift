package import ArgumentParsing
import Benchmarks
import Foundation
import Newsroom
import PlainText
import Terminal

package struct BenchTransfer: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "transfer", abstract: "Measure how fast a log is exported and imported.",
    discussion: """
      The benchmark generates a newsroom as 'galley bench rebuild' does, exports it as 'galley log \
      export' does, and imports it into another database as 'galley log import' does. The limit is \
      how long the server alone takes to COPY the same events, texts and names from a file into \
      tables with the same columns, checks and indexes.
      """,
    examples: [
      Example("galley bench transfer", "Export and import 100,000 events with their texts.")
    ])

  @Option(name: "events", help: "The number of events in the log.", valueName: "count")
  package var events: CountArgument = CountArgument(100_000)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = TransferBenchmark(events: events.count, seed: options.seedBits)
    let file = FileManager.default.temporaryDirectory
      .appending(path: "galley-export-\(UUID().text).jsonl.gz")
    defer { try? FileManager.default.removeItem(at: file) }
    let exportSeconds = try await options.withDatabase { database, progress in
      try await benchmark.export(from: database, progress: progress) { member in
        _ = try await member.writeExport(toFile: file.path, version: "")
      }
    }
    let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(
        in: database, exportBytes: size, exportSeconds: exportSeconds, progress: progress
      ) { member in
        let input = try NamedInput(opening: file.path)
        defer { input.close() }
        _ = try await member.readExport(progress: progress.advance) {
          try input.read(into: &$0, atMost: $1)
        }
      }
    }
    let console = options.global.console
    try console.show(report) { report.facts.text(for: console.screen) }
  }
}

extension TransferReport {
  fileprivate var facts: Facts {
    var facts = Facts()
    facts.add(machine, server)
    facts.add(
      "log",
      "\(Figure.count(log.events)) events of \(Figure.count(log.articles)) articles and "
        + "\(Figure.count(log.texts)) texts, seed \(seed)")
    facts.add("export", "\(Figure.seconds(exportSeconds)), \(Figure.bytes(exportBytes))")
    facts.add(
      "import",
      "\(Figure.seconds(seconds)): \(Figure.count(Int(eventsPerSecond))) events/s")
    facts.add("copy", "\(Figure.seconds(copySeconds)) for the same rows")
    facts.add("ratio", Figure.decimals(ratio, 2))
    facts.add("memory", "\(Figure.bytes(peakMemory)) at most")
    return facts
  }
}
