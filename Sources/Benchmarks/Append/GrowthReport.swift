/// What `galley bench growth` measured.
package struct GrowthReport: Hashable, Sendable, Encodable {
  package struct Log: Hashable, Sendable, Encodable {
    /// When the appends had ended.
    package let size: LogSize
    package let appends: RateReport
  }

  package let short: Log
  package let long: Log
  /// An append's median in the long log, to that in the short one.
  package let ratio: Double

  package init(short: Log, long: Log) {
    self.short = short
    self.long = long
    ratio = long.appends.run.times.p50 / short.appends.run.times.p50
  }
}
