import JSON
import PostgresEventStore
import Synchronization
import Terminal

/// Reports the progress of a replay of the log: a bar on a terminal, occasional lines elsewhere. With
/// `--format json`, it writes one object per line to standard output.
final class ReplayReporter: Sendable {
  private struct State {
    var phase: ReplayPhase?
    var began = ContinuousClock.now
    var lastObject: ContinuousClock.Instant?
  }

  private let name: String
  private let console: Console
  private let bar: ProgressBar
  private let state = Mutex(State())

  /// The interval between two objects of one phase.
  private static let interval = Duration.milliseconds(200)

  init(_ name: String, on console: Console) {
    self.name = name
    self.console = console
    bar = console.progressBar()
  }

  /// - Throws: An error if an object cannot be written.
  func report(_ progress: ReplayProgress) throws {
    let now = ContinuousClock.now
    let (isNewPhase, isDue, elapsed) = state.withLock { state in
      let isNew = state.phase != progress.phase
      if isNew { (state.phase, state.began) = (progress.phase, now) }
      let isDue = isNew || state.lastObject.map { $0.duration(to: now) > Self.interval } ?? true
      if isDue { state.lastObject = now }
      return (isNew, isDue, state.began.duration(to: now))
    }
    switch console.format {
    case .json:
      guard isDue else { return }
      try console.output.write(JSONOutput.line(of: ReplayObject(progress, after: elapsed)))
    case .table:
      // The phases after folding are short, and their length is not known in advance.
      let isFolding = progress.phase == .folding
      if isNewPhase {
        bar.begin(
          "\(name): \(progress.phase.rawValue)", total: isFolding ? progress.total : nil,
          unit: "events")
      }
      bar.advance(to: progress.events)
    }
  }

  func clear() { bar.clear() }
}

/// The progress of a replay, as JSON.
struct ReplayObject {
  let progress: ReplayProgress
  let elapsed: Duration

  init(_ progress: ReplayProgress, after elapsed: Duration) {
    (self.progress, self.elapsed) = (progress, elapsed)
  }

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

extension ReplayObject: JSONDescribed {
  static let json = JSONDescription<ReplayObject>(
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
