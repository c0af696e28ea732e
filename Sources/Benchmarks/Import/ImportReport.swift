/// What `galley bench import` measured, and on what.
package struct ImportReport: Hashable, Sendable, Encodable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let archiveBytes: Int
  /// With what was imported, and nothing else.
  package let log: LogSize
  package let seconds: Double
  package let articlesPerSecond: Double
  package let eventsPerSecond: Double
  /// The server alone, of the same rows.
  package let copySeconds: Double
  /// The rate of the import to that of the copy.
  package let ratio: Double
  /// Bytes of this process.
  package let peakMemory: Int

  init(
    machine: Machine, server: ServerFacts, seed: UInt64, archiveBytes: Int, log: LogSize,
    seconds: Double, copySeconds: Double, peakMemory: Int
  ) {
    self.machine = machine
    self.server = server
    self.seed = seed
    self.archiveBytes = archiveBytes
    self.log = log
    self.seconds = seconds
    articlesPerSecond = Double(log.articles) / seconds
    eventsPerSecond = Double(log.events) / seconds
    self.copySeconds = copySeconds
    ratio = copySeconds / seconds
    self.peakMemory = peakMemory
  }
}
