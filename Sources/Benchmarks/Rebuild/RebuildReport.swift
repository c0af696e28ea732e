package import JSON

/// The results of the rebuild benchmark, and the machine.
package struct RebuildReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let log: LogSize
  /// The time to generate and write the log.
  package let loadingSeconds: Double
  /// The columns that a rebuild reads, in the same format, but in no order.
  package let rawLimit: RawLimit
  /// All columns, as text.
  package let rawLimitOfLog: RawLimit
  package let rawLimitOfTexts: RawLimit
  /// What the rebuilds are compared with.
  package let limit: RebuildLimit
  package let models: [ModelFigures]
  /// The times of a client without a rebuild, for as long as a rebuild takes.
  package let workAtRest: WorkTimes
  /// The same while all read models are rebuilt and swapped in.
  package let workMeanwhile: WorkTimes
  /// The maximal memory of this process before and after the rebuilds, in bytes.
  package let peakMemoryBefore: Int
  package let peakMemory: Int
  /// The results on a longer log, if requested.
  package var growth: GrowthFigures?
}

/// The results of the first build of all read models on a log of another length.
package struct GrowthFigures: Hashable, Sendable {
  package let log: LogSize
  package let loadingSeconds: Double
  package let models: ModelFigures
  /// Without the full-text index, which depends on texts and not on events.
  package let eventsPerSecond: Int
  /// The ratio to the same rate on the first log.
  package let ratio: Double
  /// The maximal memory of this process so far, in bytes.
  package let peakMemory: Int
}

extension GrowthFigures {
  init(
    log: LogSize, loadingSeconds: Double, models: ModelFigures, against first: ModelFigures
  ) {
    self.init(
      log: log, loadingSeconds: loadingSeconds, models: models,
      eventsPerSecond: models.eventsPerSecondOfFold,
      ratio: Double(models.eventsPerSecondOfFold) / Double(first.eventsPerSecondOfFold),
      peakMemory: ResidentMemory.peak)
  }
}

extension GrowthFigures: JSONDescribed {
  package static let json = JSONDescription<GrowthFigures>(
    "GrowthFigures", "The first build of all read models on a longer log.",
    [
      JSONMember("log", "The log.", \.log),
      JSONMember(
        "loadingSeconds", "The duration of making and writing the log, in seconds.",
        \.loadingSeconds),
      JSONMember("models", "The rebuild.", \.models),
      JSONMember(
        "eventsPerSecond", "Events per second, without the text index.",
        \.eventsPerSecond),
      JSONMember("ratio", "The rate, divided by that on the first log.", \.ratio),
      JSONMember("peakMemory", "The most memory of this process so far, in bytes.", \.peakMemory),
    ])
}

extension RebuildReport: JSONDescribed {
  package static let json = JSONDescription<RebuildReport>(
    "RebuildReport", "Rebuilds of the read models.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("log", "The log.", \.log),
      JSONMember(
        "loadingSeconds", "The duration of making and writing the log, in seconds.",
        \.loadingSeconds),
      JSONMember("rawLimit", "The server alone: the columns that a rebuild reads.", \.rawLimit),
      JSONMember("rawLimitOfLog", "The server alone: all columns, as text.", \.rawLimitOfLog),
      JSONMember("rawLimitOfTexts", "The server alone: the texts.", \.rawLimitOfTexts),
      JSONMember("limit", "The server alone: what the rebuilds are compared with.", \.limit),
      JSONMember("models", "The rebuilds.", \.models),
      JSONMember("workAtRest", "Commands and queries without a rebuild.", \.workAtRest),
      JSONMember("workMeanwhile", "Commands and queries during a rebuild.", \.workMeanwhile),
      JSONMember(
        "peakMemoryBefore", "The most memory of this process before the rebuilds, in bytes.",
        \.peakMemoryBefore),
      JSONMember("peakMemory", "The most memory of this process, in bytes.", \.peakMemory),
      JSONMember.leftOutIfNil("growth", "On a longer log; left out if not asked for.", \.growth),
    ])
}
