/// What `galley bench transfer` measured, and on what.
package struct TransferReport: Hashable, Sendable, Encodable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  /// Of the file, compressed.
  package let exportBytes: Int
  /// With what was imported, and nothing else.
  package let log: LogSize
  package let exportSeconds: Double
  /// Of the import.
  package let seconds: Double
  package let eventsPerSecond: Double
  /// The server alone, of the same rows.
  package let copySeconds: Double
  /// The rate of the import to that of the copy.
  package let ratio: Double
  /// Bytes of this process.
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
