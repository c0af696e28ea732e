package import JSON

/// The results of the replica benchmark, and the machine.
package struct ReplicaReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let events: Int
  /// The number of questions that followed a command.
  package let reads: Int
  /// How many of their answers lacked what the command had recorded.
  package let stale: Int
  /// How many of them the replica answered; the primary answered the others.
  package let answered: Int
  /// The number of concurrent readers of each server.
  package let readers: Int
  /// The duration of a run.
  package let seconds: Double
  package let alone: [TimedRun]
  package let together: [TimedRun]

  /// The median rate of both servers, divided by that of the primary alone.
  package var ratio: Double {
    TimedRun.median(of: together).perSecond / TimedRun.median(of: alone).perSecond
  }
}

extension ReplicaReport: JSONDescribed {
  package static let json = JSONDescription<ReplicaReport>(
    "ReplicaReport", "Questions to a replica: whether they are current, and how many are answered.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("events", "The number of events in the log at the start.", \.events),
      JSONMember("reads", "The number of questions right after a command.", \.reads),
      JSONMember("stale", "The answers that lacked what the command had recorded.", \.stale),
      JSONMember("answered", "The questions that the replica answered.", \.answered),
      JSONMember("readers", "The number of concurrent readers of each server.", \.readers),
      JSONMember("seconds", "The duration of a run, in seconds.", \.seconds),
      JSONMember("alone", "The runs with the primary alone.", \.alone),
      JSONMember("together", "The runs with the primary and the replica.", \.together),
      JSONMember("ratio", "The rate of the two together compared with one alone.", \.ratio),
    ])
}
