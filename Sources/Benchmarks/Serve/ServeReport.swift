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
  package var runs: [ServedRun] = []
  /// The processor time that the process of the desk spent on each page, in microseconds, in each
  /// run.
  package var processorTimes: [Double] = []
  /// How often the same page is served in a second, right after each run, if it is already written:
  /// by the same nginx, SCGI server and pool, and after the same statements.
  package var limit: [Double] = []
  /// How often pgbench runs the same statements in a second, right after that.
  package var pgbench: [Double] = []
  /// How often nginx serves a file of the same size in a second, right after that.
  package var file: [Double] = []

  /// The rate of the page, divided by that of its statements, of the median runs.
  package var ratio: Double { ratio(of: runs.map(\.perSecond)) }

  /// The ratio of a page that is already written.
  package var limitRatio: Double { ratio(of: limit) }

  private func ratio(of rates: [Double]) -> Double {
    RawLimit.median(of: rates) / RawLimit.median(of: pgbench)
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
        "processorTimes",
        "The processor time of the desk for a page, in microseconds, in each run.",
        \.processorTimes),
      JSONMember(
        "limit",
        "How often the page is served in a second, after each run, if it is already written.",
        \.limit),
      JSONMember(
        "pgbench", "How often pgbench runs the same statements in a second, after each run.",
        \.pgbench),
      JSONMember(
        "file", "How often nginx serves a file of the same size in a second, after each run.",
        \.file),
      JSONMember(
        "ratio", "The rate of the page, divided by that of its statements, of the median runs.",
        \.ratio),
      JSONMember(
        "limitRatio", "The ratio of a page that is already written, of the median runs.",
        \.limitRatio),
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
