package import ArgumentParsing
import Delivery
import Foundation
import Glibc
import Newsroom
import PlainText
import SystemCalls
import Terminal

package struct WorkerCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "worker",
    abstract: "Update the read models, publish on schedule, and deliver.",
    discussion: """
      A worker applies events to the read models a few milliseconds after they are recorded. It \
      runs until SIGTERM or Ctrl-C; it then finishes its current step and exits with code 0. \
      Several workers may run: one leads each read model, and another takes over when it ends. If \
      the server is unavailable, the worker waits for it.

      On a shared server, the login must be a member of galley_projector. On the private server, \
      every query also updates the read models, so a worker is needed only for schedules, \
      deliveries, notices and the site. It also makes queries faster.

      Due schedules are carried out in the name of the worker's login, which must be an admin. A \
      worker without that role reports it and leaves schedules to other workers. A schedule is \
      carried out exactly once, even if workers are killed. If no worker was running when it was \
      due, it is carried out when one starts.

      The worker also delivers what the public can read to the destinations; see 'galley help \
      destination'. One worker delivers to each destination, and another takes over when it ends.

      The worker logs what it does, one line each with the time in UTC and a level: info, warning or \
      error. The log goes to standard error; with --format json, it goes to standard output, as \
      objects.

      With --metrics-file, the worker writes the output of 'galley status --format prometheus' to \
      a file. The file is replaced atomically, so a collector never reads a part of it. If the \
      file cannot be written later, the worker reports that and continues.

      With --site, the worker keeps the site in this folder up to date, as 'galley export site' \
      does. A change shows within about two seconds.

      With --mail-server and --mail-from, the worker sends the notices that people chose with \
      'galley user notices', and delivers by e-mail. The connection must be encrypted. With \
      --mail-unencrypted, mail is sent without encryption; a worker with --mail-user then refuses \
      to start. The password of --mail-user is in a file that only its owner can read, or in the \
      variable GALLEY_MAIL_PASSWORD.
      """,
    examples: [
      Example("galley worker", "Keep the private newsroom's read models up to date."),
      Example(
        "galley worker --database postgresql://worker@db/newsroom", "Work on a shared server."),
      Example("galley worker --format json", "Log objects for a log collector."),
      Example(
        "galley worker --metrics-file /var/lib/node_exporter/galley.prom",
        "Write metrics for Prometheus' node exporter."),
      Example(
        "galley worker --as anna --seal-every 3600 --seal-file latest.seal",
        "Seal the log every hour."),
      Example("galley worker --site /srv/www/post", "Keep a site up to date."),
      Example(
        "galley worker --mail-server smtps://localhost --mail-from desk@example.org",
        "Send notices."),
    ])

  @Option(
    name: "max-wait", help: "The longest pause between two checks of the log.",
    valueName: "milliseconds")
  package var maxWait: CountArgument = CountArgument(250)
  @Option(
    name: "metrics-file",
    help: "Write metrics to this file, in Prometheus' text format.", valueName: "path",
    completion: .file)
  package var metricsFile: String?
  @Option(
    name: "metrics-interval", help: "How often to write metrics, in seconds.", valueName: "seconds")
  package var metricsInterval: CountArgument = CountArgument(10)
  @Option(
    name: "seal-every", help: "How often to seal the log, in seconds.", valueName: "seconds")
  package var sealEvery: CountArgument?
  @Option(
    name: "seal-file", help: "Write the latest seal to this file.", valueName: "path",
    completion: .file)
  package var sealFile: String?
  @Option(
    name: "key-file", help: "The file with the sealing key, on a shared server.",
    valueName: "path",
    completion: .file)
  package var keyFile: String?
  @Option(
    name: "site", help: "Keep the site in this folder up to date.", valueName: "folder",
    completion: .file)
  package var site: String?
  @Flag(
    name: "site-replies",
    help: "The address of the site also has the reply forms of 'galley serve'.")
  package var siteReplies: Bool
  @Flag(
    name: "end-with-input",
    help: "End when standard input ends, for a program that starts a worker.")
  package var endWithInput: Bool
  @OptionGroup(title: nil) package var delivery: DeliveryRootArgument
  @OptionGroup(title: "Options for mail") package var mail: MailServerArguments
  @OptionGroup(title: "Options for notices") package var login: NoticeLoginArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard sealEvery != nil || (sealFile == nil && keyFile == nil) else {
      throw ArgumentValueError("Give --seal-every to seal the log.")
    }
    guard site != nil || !siteReplies else {
      throw ArgumentValueError("--site-replies belongs to --site.")
    }
    guard site != "live" else {
      throw ArgumentValueError(
        "A worker writes a site to a folder; give its path, or ./live. 'galley serve --site live' serves one."
      )
    }
  }

  package func run() async throws {
    let console = global.console
    let stop = StopSignal()
    let signals = StopOnSignal(stop)
    defer { signals.cancel() }
    if endWithInput {
      Thread.detachNewThread {
        _ = SystemCall.readAll(from: STDIN_FILENO)
        stop.raise()
      }
    }
    let began = ContinuousClock.now
    let post = try mail.post()
    let tell: @Sendable (String) -> Void = { console.log(LogLine(.warning, $0)) }
    let summary = try await global.withMember(asksReplica: false, telling: tell) { member in
      let courier = try Courier(
        member, maximumWait: .milliseconds(maxWait.count),
        channel: delivery.channels(post: post).channel
      ) { console.log(LogLine($0.level, $0.line)) }
      let worker = try member.worker(
        maximumWait: .milliseconds(maxWait.count), notice: notice, advanced: courier.wake)
      return try await Upkeep.during(try upkeeps(as: member, post: post)) {
        async let delivering: Void = courier.run(until: stop)
        // Also if the worker cannot begin.
        defer { stop.raise() }
        let summary = try await worker.run(until: stop)
        await delivering
        return summary
      }
    }
    let seconds = Int(began.duration(to: .now) / .seconds(1))
    let events = Count.of(summary.events, "event")
    console.log(
      LogLine(
        .info,
        "stopped after \(seconds) s: \(events) applied, up to position \(summary.checkpoint)"))
  }

  /// Logs a notice.
  var notice: @Sendable (WorkerNotice) -> Void {
    let console = global.console
    return { console.log(LogLine($0.level, $0.line)) }
  }
}
