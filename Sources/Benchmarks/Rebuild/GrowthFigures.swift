/// What the first build of all read models took on a log of another length.
package struct GrowthFigures: Hashable, Sendable, Encodable {
  package let log: LogSize
  package let loadingSeconds: Double
  package let models: ModelFigures
  /// Without the text index, which follows from texts and not from events.
  package let eventsPerSecond: Int
  /// Of the same rate on the first log.
  package let ratio: Double
  /// Bytes of this process, the most so far.
  package let peakMemory: Int

  init(
    log: LogSize, loadingSeconds: Double, models: ModelFigures, against first: ModelFigures
  ) {
    self.log = log
    self.loadingSeconds = loadingSeconds
    self.models = models
    eventsPerSecond = models.eventsPerSecondOfFold
    ratio = Double(eventsPerSecond) / Double(first.eventsPerSecondOfFold)
    peakMemory = ResidentMemory.peak
  }
}
