import Foundation
package import JSON

/// The results of the follow benchmark, and the machine.
package struct FollowReport: Hashable, Sendable {
  package let machine: Machine
  package let commandsPerSecond: Int
  package let seconds: Int
  package let commands: Int
  /// The time from a command to its answer.
  package let command: Quantiles
  /// The time from the answer of a command, which follows its commit, until every read model has
  /// its event.
  package let visible: Quantiles

  init(
    machine: Machine, commandsPerSecond: Int, seconds: Int, sent: [SentCommand],
    seen: [CheckpointWatch.Sighting]
  ) {
    self.machine = machine
    self.commandsPerSecond = commandsPerSecond
    self.seconds = seconds
    commands = sent.count
    command = Quantiles(sent.map { $0.began.duration(to: $0.committed) })
    visible = Quantiles(
      sent.compactMap { command in
        seen.first { $0.checkpoint >= command.position }
          .map { max(.zero, command.committed.duration(to: $0.at)) }
      })
  }
}

extension FollowReport: JSONDescribed {
  package static let json = JSONDescription<FollowReport>(
    "FollowReport", "How soon the read models show a command.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember(
        "commandsPerSecond", "The commands per second that were sent.",
        \.commandsPerSecond),
      JSONMember("seconds", "The duration, in seconds.", \.seconds),
      JSONMember("commands", "The number of commands.", \.commands),
      JSONMember("command", "The times from a command's beginning to its answer.", \.command),
      JSONMember(
        "visible", "The times from a command's answer to its event in every read model.",
        \.visible),
    ])
}
