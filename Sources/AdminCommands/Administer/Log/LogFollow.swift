package import ArgumentParsing
import Newsroom

package struct LogFollow: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "follow", abstract: "Pass every event on to another program.",
    discussion: """
      The command prints each event as a line of JSON, in the order of the positions, and then \
      waits for new ones. It passes on only what can no longer change: no event appears later at a \
      lower position. It runs until SIGTERM or Ctrl-C. It waits if the database is unavailable, or is \
      a standby that does not have the last event yet; with --once, it then ends with exit code 69.

      With --checkpoint, the command continues after the last event that it has written, even after it \
      was killed. It writes the checkpoint before the first event. A file that is opened with '>>' \
      then has every event once. A pipe may get the last lines again; a program that reads them keeps \
      the last position itself, and gives it with --from.

      Each time it reads, it checks that the log still has the last event that was passed on. If not, \
      it says so and ends with exit code 75: the history was lost or replaced, as after a failover \
      without a synchronous standby, or a restore.
      """,
    examples: [
      Example(
        "galley log follow --checkpoint feed.json >> events.ndjson",
        "Keep a copy of all events in a file."),
      Example(
        "galley log follow --from 1201 | publish-events", "Pass events on after position 1200."),
      Example("galley log follow --once", "Print all events up to now."),
    ])

  @Option(
    name: "from",
    help: "Begin with the event at this position, if there is no checkpoint yet (default: 1).",
    valueName: "position")
  package var from: CountArgument?
  @Option(
    name: "checkpoint", help: "The file that says where to continue.", valueName: "file",
    completion: .file)
  package var checkpoint: String?
  @Flag(name: "once", help: "End once the events up to now are printed.")
  package var once: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard global.format != .csv else {
      throw ArgumentValueError("Events are printed as JSON only; leave --format out.")
    }
  }

  package func run() async throws {
    let stop = StopSignal()
    let signals = StopOnSignal(stop)
    defer { signals.cancel() }
    let present = try checkpoint.flatMap { try FollowCheckpoint.read($0) }
    try await global.withMember { member in
      var follower = LogFollower(
        member: member, console: global.console, checkpointPath: checkpoint, endsAtPresent: once,
        checkpoint: present ?? FollowCheckpoint(position: Int64(from?.count ?? 1) - 1))
      try await follower.run(until: stop)
    }
  }
}
