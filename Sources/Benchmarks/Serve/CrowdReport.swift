package import JSON

/// Many people who are signed in while many clients listen to events.
package struct CrowdReport: Hashable, Sendable {
  /// How many people are signed in, and how many clients listen.
  package let people: Int
  /// Pages and commands of all these people.
  package let mixed: ServedRun
  /// The memory that only the process that answers uses, in bytes.
  package let memory: Int
  /// The memory that only the processes of nginx use, in bytes.
  package let webServerMemory: Int
  package let commandsPerSecond: Int
  /// The events, each of which every client received.
  package let events: Int
  /// From the time that an event states, which is before its commit, to each client.
  package let delays: Quantiles
}

extension CrowdReport: JSONDescribed {
  package static let json = JSONDescription<CrowdReport>(
    "CrowdReport", "Many people who are signed in while many clients listen to events.",
    [
      JSONMember("people", "How many people are signed in, and how many clients listen.", \.people),
      JSONMember(
        "mixed", "Pages of all these people, with a command in every twentieth request.", \.mixed),
      JSONMember("memory", "The memory of the process that answers, in bytes.", \.memory),
      JSONMember("webServerMemory", "The memory of nginx, in bytes.", \.webServerMemory),
      JSONMember(
        "commandsPerSecond", "The commands per second while the delays are measured.",
        \.commandsPerSecond),
      JSONMember("events", "The events, each of which every client received.", \.events),
      JSONMember(
        "delays",
        "From the time that an event states, which is before its commit, to each client.",
        \.delays),
    ])
}
