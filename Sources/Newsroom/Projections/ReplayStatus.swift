package import JSON
package import PostgresEventStore

/// How far a replay of the log has come, and how fast.
package struct ReplayStatus: Sendable {
  let progress: ReplayProgress
  let elapsed: Duration

  /// - Parameter elapsed: The time since the start of the phase.
  init(_ progress: ReplayProgress, after elapsed: Duration) {
    (self.progress, self.elapsed) = (progress, elapsed)
  }

  /// The phase, in words.
  package var phase: String { progress.phase.rawValue }
  /// Whether it reads the log. The phases after that are short, and their length is not known in
  /// advance.
  package var isFolding: Bool { progress.phase == .folding }
  /// The number of events read so far.
  package var events: Int { progress.events }
  /// The position up to which it reads.
  package var total: Int { progress.total }

  /// Events per second; nil if it cannot be measured.
  private var rate: Double? {
    let seconds = elapsed / .seconds(1)
    let isMeasured = progress.phase == .folding && seconds > 0 && progress.events > 0
    return isMeasured ? Double(progress.events) / seconds : nil
  }

  private var secondsLeft: Double? {
    rate.map { (Double(max(0, progress.total - progress.events)) / $0 * 10).rounded() / 10 }
  }
}

extension ReplayStatus: JSONDescribed {
  package static let json = JSONDescription<ReplayStatus>(
    "ReplayProgress", "The progress of a replay of the log.",
    [
      JSONMember("phase", "The current phase.", \.progress.phase),
      JSONMember("events", "The number of events read so far.", \.progress.events),
      JSONMember("total", "The position up to which events are read.", \.progress.total),
      JSONMember.leftOutIfNil(
        "eventsPerSecond", "Events per second; left out if it cannot be measured.",
        { $0.rate?.rounded() }),
      JSONMember.leftOutIfNil(
        "secondsLeft", "The seconds left; left out if they are not known.",
        \.secondsLeft),
    ])
}

extension ReplayPhase: JSONDescribed {}
