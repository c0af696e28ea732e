package import JSON

/// The results of the delivery benchmark, and the machine.
package struct DeliverReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  /// The number of deliveries in each run.
  package let deliveries: Int
  package let connections: Int
  /// Deliveries per second of the courier in each run, in order.
  package let courier: [Double]
  /// The same requests by curl, right after each run of the courier.
  package let curl: [Double]
  package let curlVersion: String
  package let commandsPerSecond: Int
  package let commands: Int
  /// The time from the answer of a command, which follows its commit, until the receiver has its
  /// change.
  package let received: Quantiles
  /// Schedules that are due at once; nil if they were not requested.
  package let due: DueFigures?

  /// The rate of the courier, divided by that of curl, of the median runs.
  package var ratio: Double { RawLimit.median(of: courier) / RawLimit.median(of: curl) }
}

/// What became of articles that were all scheduled for the same moment.
package struct DueFigures: Hashable, Sendable {
  package let articles: Int
  package let workers: Int
  /// From that moment until the publication was recorded.
  package let published: Quantiles
  /// From that moment until the receiver had the article.
  package let received: Quantiles
}

extension DeliverReport: JSONDescribed {
  package static let json = JSONDescription<DeliverReport>(
    "DeliverReport", "How fast, and how soon, changes are delivered.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("deliveries", "The number of deliveries in each run.", \.deliveries),
      JSONMember("connections", "The number of connections to the receiver.", \.connections),
      JSONMember("courier", "Deliveries per second by galley, in each run.", \.courier),
      JSONMember("curl", "The same requests per second by curl, in each run.", \.curl),
      JSONMember("curlVersion", "The version of curl.", \.curlVersion),
      JSONMember(
        "ratio", "The rate of galley, divided by that of curl, of the median runs.", \.ratio),
      JSONMember(
        "commandsPerSecond", "The publications per second that were then sent.",
        \.commandsPerSecond),
      JSONMember("commands", "The number of these publications.", \.commands),
      JSONMember(
        "received", "The times from a command's answer until the receiver has its change.",
        \.received),
      JSONMember(
        "due", "Schedules that are due at the same moment; null if not requested.", \.due),
    ])
}

extension DueFigures: JSONDescribed {
  package static let json = JSONDescription<DueFigures>(
    "DueFigures", "Articles that were scheduled for the same moment.",
    [
      JSONMember("articles", "The number of articles.", \.articles),
      JSONMember("workers", "The number of worker processes.", \.workers),
      JSONMember(
        "published", "The times from that moment until a publication was recorded.", \.published),
      JSONMember(
        "received", "The times from that moment until the receiver had an article.", \.received),
    ])
}
