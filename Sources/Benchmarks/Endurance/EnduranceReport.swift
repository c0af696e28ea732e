package import JSON

/// The results of the endurance benchmark, and the machine.
package struct EnduranceReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let minutes: Double
  /// How often another node took over.
  package let switchovers: Int
  package let commandsPerSecond: Int
  /// All of them were recorded.
  package let commands: Int
  /// The time from a command to its answer, including the wait for a switchover.
  package let command: Quantiles
  /// The pages that the desk answered.
  package let pages: Int
  /// The pages that it did not, while no node could answer.
  package let refusedPages: Int
  /// In the order of time.
  package let samples: [ProcessSample]
  /// Whether each read model has applied every event once, and equals a new build.
  package let isAuditEqual: Bool
  /// Whether the feed has every event once, in order.
  package let isFeedComplete: Bool
}

extension EnduranceReport: JSONDescribed {
  package static let json = JSONDescription<EnduranceReport>(
    "EnduranceReport", "What long-running processes use while other nodes take over.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("minutes", "The duration, in minutes.", \.minutes),
      JSONMember("switchovers", "How often another node took over.", \.switchovers),
      JSONMember(
        "commandsPerSecond", "The commands per second that were sent.", \.commandsPerSecond),
      JSONMember("commands", "The number of commands, all of which were recorded.", \.commands),
      JSONMember("command", "The times from a command's beginning to its answer.", \.command),
      JSONMember("pages", "The pages that the desk answered.", \.pages),
      JSONMember(
        "refusedPages", "The pages that it did not answer while no node could answer.",
        \.refusedPages),
      JSONMember("samples", "What each process uses, in the order of time.", \.samples),
      JSONMember(
        "auditEqual", "Whether each read model applied every event once, and equals a new build.",
        \.isAuditEqual),
      JSONMember(
        "feedComplete", "Whether the feed has every event once, in order.", \.isFeedComplete),
    ])
}
