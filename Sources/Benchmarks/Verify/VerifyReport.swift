/// What `galley bench verify` measured, and on what.
package struct VerifyReport: Hashable, Sendable, Encodable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let log: LogSize
  package let workers: Int
  /// Of making up and writing the log.
  package let loadingSeconds: Double
  /// All columns of the events, in binary.
  package let rawLimit: RawLimit
  package let rawLimitOfTexts: RawLimit
  package let digesting: DigestLimit
  package let sealingSeconds: Double
  /// Of each run, in order.
  package let verifyingSeconds: [Double]
  /// Bytes of this process.
  package let peakMemory: Int
  /// What reading and digesting allow if one is done after the other.
  package let limit: Int
  package let eventsPerSecond: Int
  package let ratio: Double

  init(
    machine: Machine, server: ServerFacts, seed: UInt64, log: LogSize, workers: Int,
    loadingSeconds: Double, rawLimit: RawLimit, rawLimitOfTexts: RawLimit, digesting: DigestLimit,
    sealingSeconds: Double, verifyingSeconds: [Double], peakMemory: Int
  ) {
    (self.machine, self.server, self.seed, self.log) = (machine, server, seed, log)
    (self.workers, self.loadingSeconds) = (workers, loadingSeconds)
    (self.rawLimit, self.rawLimitOfTexts) = (rawLimit, rawLimitOfTexts)
    (self.digesting, self.sealingSeconds) = (digesting, sealingSeconds)
    (self.verifyingSeconds, self.peakMemory) = (verifyingSeconds, peakMemory)
    let allowed =
      rawLimit.medianSeconds + rawLimitOfTexts.medianSeconds + digesting.medianSeconds
    let took = RawLimit.median(of: verifyingSeconds)
    limit = Int(Double(log.events) / allowed)
    eventsPerSecond = Int(Double(log.events) / took)
    ratio = allowed / took
  }
}
