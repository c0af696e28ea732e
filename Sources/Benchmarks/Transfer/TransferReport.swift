package import JSON

/// The results of the transfer benchmark, and the machine.
package struct TransferReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  /// The size of the compressed file.
  package let exportBytes: Int
  /// The size of the log, which contains only what was imported.
  package let log: LogSize
  package let exportSeconds: Double
  /// The time of the import.
  package let seconds: Double
  package let eventsPerSecond: Double
  /// The time of the server alone for the same rows.
  package let copySeconds: Double
  /// The ratio of the rate of the import to that of the copy.
  package let ratio: Double
  /// The maximal memory of this process, in bytes.
  package let peakMemory: Int

  init(
    machine: Machine, server: ServerFacts, seed: UInt64, exportBytes: Int, log: LogSize,
    exportSeconds: Double, seconds: Double, copySeconds: Double, peakMemory: Int
  ) {
    (self.machine, self.server, self.seed) = (machine, server, seed)
    (self.exportBytes, self.log, self.exportSeconds) = (exportBytes, log, exportSeconds)
    (self.seconds, self.copySeconds) = (seconds, copySeconds)
    eventsPerSecond = Double(log.events) / seconds
    ratio = copySeconds / seconds
    self.peakMemory = peakMemory
  }
}

extension TransferReport: JSONDescribed {
  package static let json = JSONDescription<TransferReport>(
    "TransferReport", "An export and an import of the log.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("exportBytes", "The size of the compressed export, in bytes.", \.exportBytes),
      JSONMember("log", "The log, which holds the import alone.", \.log),
      JSONMember("exportSeconds", "The duration of the export, in seconds.", \.exportSeconds),
      JSONMember("seconds", "The duration of the import, in seconds.", \.seconds),
      JSONMember("eventsPerSecond", "Events imported per second.", \.eventsPerSecond),
      JSONMember(
        "copySeconds", "What the server alone takes for the same rows, in seconds.",
        \.copySeconds),
      JSONMember("ratio", "The rate of the import, divided by that of the copy.", \.ratio),
      JSONMember("peakMemory", "The most memory of this process, in bytes.", \.peakMemory),
    ])
}
