package import ArgumentParsing
import Dispatch
import Foundation
import Glibc
import JSON
import Newsroom
import PlainText
import Terminal

package struct WorkerCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "worker",
    abstract: "Keep the read models up to date, and publish what is scheduled.",
    discussion: """
      Events are applied as they come, a few milliseconds after they are recorded, until the \
      program is told to stop by SIGTERM or Ctrl-C: what it is at is then finished, and the exit \
      code is 0. Several may run: one leads each read model, and another takes over when it ends. \
      When the server goes away the worker waits for it.

      On a shared server its login must be a member of galley_projector. The private server's read \
      models are also brought up to date by every query, so a worker only makes those faster.

      Schedules that are due are carried out in the name of the worker's login, which must be an \
      admin's; a worker that may not says so and leaves them to another. Several or none, killed or \
      not: a schedule fires once, and one that came due while no worker ran fires when one starts.

      With --metrics-file it leaves what 'galley status --format prometheus' prints in a file, which \
      is replaced in one step, so that a collector never reads a part of it. A file that cannot be \
      written later on is told of on standard error, and stops nothing.
      """,
    examples: [
      Example("galley worker", "Keep the private newsroom's read models up to date."),
      Example(
        "galley worker --database postgresql://worker@db/newsroom", "The same on a shared server."),
      Example(
        "galley worker --metrics-file /var/lib/node_exporter/galley.prom",
        "With metrics for Prometheus' node exporter."),
      Example(
        "galley worker --as anna --seal-every 3600 --seal-file latest.seal",
        "Seal the log every hour."),
    ])

  @Option(
    name: "max-wait", help: "The longest pause between two looks at the log, in milliseconds.",
    valueName: "milliseconds")
  package var maxWait: CountArgument = CountArgument(250)
  @Option(
    name: "metrics-file",
    help: "Keep metrics in this file, in the text form that Prometheus reads.", valueName: "path",
    completion: .file)
  package var metricsFile: String?
  @Option(
    name: "metrics-interval", help: "How often they are written, in seconds.", valueName: "seconds")
  package var metricsInterval: CountArgument = CountArgument(10)
  @Option(
    name: "seal-every", help: "Seal the log this often, in seconds.", valueName: "seconds")
  package var sealEvery: CountArgument?
  @Option(
    name: "seal-file", help: "Keep the latest seal in this file.", valueName: "path",
    completion: .file)
  package var sealFile: String?
  @Option(
    name: "key-file", help: "The file with the key that seals, on a shared server.",
    valueName: "path",
    completion: .file)
  package var keyFile: String?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard sealEvery != nil || (sealFile == nil && keyFile == nil) else {
      throw ArgumentValueError("Say with --seal-every how often the log is sealed.")
    }
  }

  package func run() async throws {
    let console = global.console
    let stop = StopSignal()
    let sources = [SIGTERM, SIGINT].map { Self.source(of: $0, stop) }
    defer { for source in sources { source.cancel() } }
    let began = ContinuousClock.now
    let summary = try await global.withMember { member in
      let worker = try member.worker(maximumWait: .milliseconds(maxWait.count)) { notice in
        Self.tell(notice.line, on: console)
      }
      return try await Upkeep.during(try upkeeps(as: member)) {
        try await worker.run(until: stop)
      }
    }
    let seconds = Int(began.duration(to: .now) / .seconds(1))
    let events = Count.of(summary.events, "event")
    Self.tell(
      "stopped after \(seconds) s: \(events) applied, up to position \(summary.checkpoint)",
      on: console)
  }

  /// The first signal asks the worker to stop; a second ends the program at once.
  private static func source(
    of number: Int32, _ stop: StopSignal
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      if !stop.raise() { _exit(ExitCode.interrupted.rawValue) }
    }
    source.activate()
    return source
  }

  static func tell(_ line: String, on console: Console) {
    switch console.format {
    case .json:
      // Nobody may be reading the notices any more; the work continues.
      try? console.output.write(JSONOutput.line(of: NoticeLine(notice: line)))
      try? console.output.flush()
    case .table: console.tell("galley: \(line)")
    }
  }
}

/// A line about the work, for other programs.
struct NoticeLine {
  let notice: String
}

extension NoticeLine: JSONDescribed {
  static let json = JSONDescription<NoticeLine>(
    "Notice", "What a worker reports.",
    [
      JSONMember("notice", "A line for people.", \.notice)
    ])
}
