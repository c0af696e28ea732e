package import JSON

/// The results of the benchmark of the web desk, and the machine.
package struct ServeReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let articles: Int
  package let connections: Int
  package let pages: [ServedPage]
  /// Pages and commands at the same time.
  package let mixed: [ServedRun]
  /// The memory of the process that answers, after all this, in bytes.
  package let memory: Int
  /// Nil if it was left out.
  package let crowd: CrowdReport?
}

/// The same page again and again, for somebody who is signed in.
package struct ServedPage: Hashable, Sendable {
  package let name: String
  /// The size of the page, in bytes.
  package let bytes: Int
  /// The statements that the desk sends for it, and in how many round trips.
  package let statements: Int
  package let roundTrips: Int
  package let runs: [ServedRun]
  /// How often pgbench runs the same statements in a second, right after each run.
  package let pgbench: [Double]
  /// How often nginx serves a file of the same size in a second, right after that.
  package let file: [Double]

  /// The rate of the page, divided by that of its statements, of the median runs.
  package var ratio: Double {
    RawLimit.median(of: runs.map(\.perSecond)) / RawLimit.median(of: pgbench)
  }
}

/// Requests for some seconds.
package struct ServedRun: Hashable, Sendable {
  package let perSecond: Double
  /// In milliseconds.
  package let p50: Double
  package let p99: Double
}

extension ServeReport: JSONDescribed {
  package static let json = JSONDescription<ServeReport>(
    "ServeReport", "How fast the web desk answers.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("articles", "The number of articles.", \.articles),
      JSONMember("connections", "The number of connections to the desk.", \.connections),
      JSONMember("pages", "Pages, each compared with its statements.", \.pages),
      JSONMember("mixed", "Runs of pages, with a command in every twentieth request.", \.mixed),
      JSONMember("memory", "The memory of the process that answers, in bytes.", \.memory),
      JSONMember("crowd", "Many people and listeners; null if they were left out.", \.crowd),
    ])
}

extension ServedPage: JSONDescribed {
  package static let json = JSONDescription<ServedPage>(
    "ServedPage", "The same page again and again, for somebody who is signed in.",
    [
      JSONMember("name", "What the page shows.", \.name),
      JSONMember("bytes", "The size of the page, in bytes.", \.bytes),
      JSONMember("statements", "The number of statements that it needs.", \.statements),
      JSONMember("roundTrips", "The number of round trips to the database.", \.roundTrips),
      JSONMember("runs", "The runs.", \.runs),
      JSONMember(
        "pgbench", "How often pgbench runs the same statements in a second, after each run.",
        \.pgbench),
      JSONMember(
        "file", "How often nginx serves a file of the same size in a second, after each run.",
        \.file),
      JSONMember(
        "ratio", "The rate of the page, divided by that of its statements, of the median runs.",
        \.ratio),
    ])
}

extension ServedRun: JSONDescribed {
  package static let json = JSONDescription<ServedRun>(
    "ServedRun", "Requests for some seconds.",
    [
      JSONMember("perSecond", "The number of answers per second.", \.perSecond),
      JSONMember("p50", "The median time of an answer, in milliseconds.", \.p50),
      JSONMember("p99", "The 99th percentile, in milliseconds.", \.p99),
    ])
}
