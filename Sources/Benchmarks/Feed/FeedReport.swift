package import JSON

/// The results of the feed benchmark, and the machine.
package struct FeedReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  /// The number of events in the log at the start.
  package let events: Int
  /// The seconds in which the server alone copies the log as text, in each run.
  package let copySeconds: [Double]
  /// The seconds in which `galley log follow --once` prints the log, in each run.
  package let feedSeconds: [Double]
  package let commandsPerSecond: Int
  /// How long commands were sent.
  package let seconds: Int
  package let commands: Int
  /// The time from a command to its answer.
  package let command: Quantiles
  /// The time from the answer of a command, which follows its commit, to the line with its event.
  package let line: Quantiles

  init(
    machine: Machine, server: ServerFacts, seed: UInt64, events: Int, copySeconds: [Double],
    feedSeconds: [Double], commandsPerSecond: Int, seconds: Int, sent: [SentCommand],
    lines: [FollowedLog.Line]
  ) {
    (self.machine, self.server, self.seed, self.events) = (machine, server, seed, events)
    (self.copySeconds, self.feedSeconds) = (copySeconds, feedSeconds)
    (self.commandsPerSecond, self.seconds) = (commandsPerSecond, seconds)
    commands = sent.count
    command = Quantiles(sent.map { $0.began.duration(to: $0.committed) })
    let times = Dictionary(lines.map { ($0.position, $0.at) }) { first, _ in first }
    line = Quantiles(
      sent.compactMap { command in
        times[command.position].map { max(.zero, command.committed.duration(to: $0)) }
      })
  }

  /// Events that were printed in a second, in the median run.
  package var eventsPerSecond: Int { Int(Double(events) / RawLimit.median(of: feedSeconds)) }

  /// The rate of the feed, divided by that of the copy.
  package var ratio: Double {
    RawLimit.median(of: copySeconds) / RawLimit.median(of: feedSeconds)
  }
}

extension FeedReport: JSONDescribed {
  package static let json = JSONDescription<FeedReport>(
    "FeedReport", "How fast the log is passed on to another program, and how soon.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("events", "The number of events in the log at the start.", \.events),
      JSONMember(
        "copySeconds", "What the server alone takes to copy the log, in seconds.", \.copySeconds),
      JSONMember(
        "feedSeconds", "What 'galley log follow --once' takes to print it, in seconds.",
        \.feedSeconds),
      JSONMember("eventsPerSecond", "Events printed per second.", \.eventsPerSecond),
      JSONMember("ratio", "The rate of the feed, divided by that of the copy.", \.ratio),
      JSONMember(
        "commandsPerSecond", "The commands per second that were sent.", \.commandsPerSecond),
      JSONMember("seconds", "How long they were sent, in seconds.", \.seconds),
      JSONMember("commands", "The number of commands.", \.commands),
      JSONMember("command", "The times from a command's beginning to its answer.", \.command),
      JSONMember(
        "line", "The times from a command's answer to the line with its event.", \.line),
    ])
}
