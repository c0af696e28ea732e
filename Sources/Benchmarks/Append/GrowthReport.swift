package import JSON

/// What `galley bench growth` measured.
package struct GrowthReport: Hashable, Sendable {
  package struct Log: Hashable, Sendable {
    /// After the appends.
    package let size: LogSize
    package let appends: RateReport
  }

  package let short: Log
  package let long: Log
  /// The median time of an append to the long log, divided by that of the short one.
  package let ratio: Double

  package init(short: Log, long: Log) {
    self.short = short
    self.long = long
    ratio = long.appends.run.times.p50 / short.appends.run.times.p50
  }
}

extension GrowthReport: JSONDescribed {
  package static let json = JSONDescription<GrowthReport>(
    "GrowthReport", "Appends to a short log and to a long one.",
    [
      JSONMember("short", "The short log.", \.short),
      JSONMember("long", "The long log.", \.long),
      JSONMember(
        "ratio", "The median time of an append to the long log, divided by that of the short one.",
        \.ratio),
    ])
}

extension GrowthReport.Log: JSONDescribed {
  package static let json = JSONDescription<GrowthReport.Log>(
    "GrowthLog", "A log, and the appends to it.",
    [
      JSONMember("size", "The log after the appends.", \.size),
      JSONMember("appends", "The rate of the appends.", \.appends),
    ])
}
