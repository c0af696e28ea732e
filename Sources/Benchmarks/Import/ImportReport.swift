package import JSON

/// The results of the import benchmark, and the machine.
package struct ImportReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let archiveBytes: Int
  /// The size of the log, which contains only what was imported.
  package let log: LogSize
  package let seconds: Double
  /// How long the calls took, one after the other; the client prepares the next one meanwhile.
  package let recordingSeconds: Double
  package let articlesPerSecond: Double
  package let eventsPerSecond: Double
  /// The time of the server alone for the same rows.
  package let copySeconds: Double
  /// The ratio of the rate of the import to that of the copy.
  package let ratio: Double
  /// The ratio that a client which takes no time would reach with the same calls.
  package let limit: Double
  /// The maximal memory of this process, in bytes.
  package let peakMemory: Int

  init(
    machine: Machine, server: ServerFacts, seed: UInt64, archiveBytes: Int, log: LogSize,
    seconds: Double, recordingSeconds: Double, copySeconds: Double, peakMemory: Int
  ) {
    self.machine = machine
    self.server = server
    self.seed = seed
    self.archiveBytes = archiveBytes
    self.log = log
    self.seconds = seconds
    self.recordingSeconds = recordingSeconds
    articlesPerSecond = Double(log.articles) / seconds
    eventsPerSecond = Double(log.events) / seconds
    self.copySeconds = copySeconds
    ratio = copySeconds / seconds
    limit = copySeconds / recordingSeconds
    self.peakMemory = peakMemory
  }
}

extension ImportReport: JSONDescribed {
  package static let json = JSONDescription<ImportReport>(
    "ImportReport", "The import of an archive.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated archive.", \.seed),
      JSONMember("archiveBytes", "The size of the archive, in bytes.", \.archiveBytes),
      JSONMember("log", "The log, which holds the import alone.", \.log),
      JSONMember("seconds", "The duration of the import, in seconds.", \.seconds),
      JSONMember(
        "recordingSeconds", "What the calls took, one after the other, in seconds.",
        \.recordingSeconds),
      JSONMember("articlesPerSecond", "Articles per second.", \.articlesPerSecond),
      JSONMember("eventsPerSecond", "Events per second.", \.eventsPerSecond),
      JSONMember(
        "copySeconds", "What the server alone takes for the same rows, in seconds.",
        \.copySeconds),
      JSONMember("ratio", "The rate of the import, divided by that of the copy.", \.ratio),
      JSONMember(
        "limit", "The ratio that a client which takes no time would reach with the same calls.",
        \.limit),
      JSONMember("peakMemory", "The most memory of this process, in bytes.", \.peakMemory),
    ])
}
