package import JSON

/// What the first build of all read models took on a log of another length.
package struct GrowthFigures: Hashable, Sendable {
  package let log: LogSize
  package let loadingSeconds: Double
  package let models: ModelFigures
  /// Without the text index, which follows from texts and not from events.
  package let eventsPerSecond: Int
  /// Of the same rate on the first log.
  package let ratio: Double
  /// Bytes of this process, the most so far.
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
