import PostgresEventStore
import Synchronization
import Terminal

/// Tells how a fold of the whole log goes on: by a bar on a terminal, by a line now and then
/// elsewhere, and with `--format json` by an object a line on standard output.
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

  /// Between two objects of one phase.
  private static let interval = Duration.milliseconds(200)

  init(_ name: String, on console: Console) {
    self.name = name
    self.console = console
    bar = console.progressBar()
  }

  /// - Throws: When the objects can no longer be written.
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
      try console.output.write(try JSONOutput.line(of: ReplayObject(progress, after: elapsed)))
    case .table:
      // What follows the folding is short, and its length not known beforehand.
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

/// A step on the way, for another program.
private struct ReplayObject: Encodable {
  let phase: String
  let events: Int
  let total: Int
  let eventsPerSecond: Double?
  let secondsLeft: Double?

  init(_ progress: ReplayProgress, after elapsed: Duration) {
    phase = progress.phase.rawValue
    events = progress.events
    total = progress.total
    let seconds = elapsed / .seconds(1)
    let isMeasured = progress.phase == .folding && seconds > 0 && progress.events > 0
    let rate = isMeasured ? Double(progress.events) / seconds : nil
    eventsPerSecond = rate?.rounded()
    secondsLeft = rate.map {
      (Double(max(0, progress.total - progress.events)) / $0 * 10).rounded() / 10
    }
  }
}
