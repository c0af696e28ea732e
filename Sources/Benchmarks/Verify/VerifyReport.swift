package import JSON

/// The results of the verify benchmark, and the machine.
package struct VerifyReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let log: LogSize
  package let workers: Int
  /// The time to generate and write the log.
  package let loadingSeconds: Double
  /// All columns of the events, in binary.
  package let rawLimit: RawLimit
  package let rawLimitOfTexts: RawLimit
  package let digesting: DigestLimit
  package let sealingSeconds: Double
  /// The time of each run, in order.
  package let verifyingSeconds: [Double]
  /// The maximal memory of this process, in bytes.
  package let peakMemory: Int
  /// The number of events per second that the server alone and `sha256sum` allow, one after the
  /// other.
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

extension VerifyReport: JSONDescribed {
  package static let json = JSONDescription<VerifyReport>(
    "VerifyReport", "The verification of a log.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("log", "The log.", \.log),
      JSONMember("workers", "The number of threads.", \.workers),
      JSONMember(
        "loadingSeconds", "The duration of making and writing the log, in seconds.",
        \.loadingSeconds),
      JSONMember("rawLimit", "The server alone: all columns of the events.", \.rawLimit),
      JSONMember("rawLimitOfTexts", "The server alone: the texts.", \.rawLimitOfTexts),
      JSONMember("digesting", "The digests alone.", \.digesting),
      JSONMember(
        "sealingSeconds", "The duration of sealing the log, in seconds.",
        \.sealingSeconds),
      JSONMember(
        "verifyingSeconds", "The duration of each verification, in seconds.",
        \.verifyingSeconds),
      JSONMember("peakMemory", "The most memory of this process, in bytes.", \.peakMemory),
      JSONMember(
        "limit", "The events per second that reading and then digesting would allow.",
        \.limit),
      JSONMember("eventsPerSecond", "Events verified per second.", \.eventsPerSecond),
      JSONMember("ratio", "The rate, divided by the limit.", \.ratio),
    ])
}
