import Newsroom
import Synchronization
import Terminal

/// Reports the progress of a replay of the log: a bar on a terminal, occasional lines elsewhere. With
/// `--format json`, it writes one object per line to standard output.
final class ReplayReporter: Sendable {
  private struct State {
    var phase: String?
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
  func report(_ progress: ReplayStatus) throws {
    let now = ContinuousClock.now
    let (isNewPhase, isDue) = state.withLock { state in
      let isNew = state.phase != progress.phase
      state.phase = progress.phase
      let isDue = isNew || state.lastObject.map { $0.duration(to: now) > Self.interval } ?? true
      if isDue { state.lastObject = now }
      return (isNew, isDue)
    }
    switch console.format {
    case .json, .ndjson:
      guard isDue else { return }
      try console.output.write(JSONOutput.line(of: progress))
    case .table, .csv:
      // The phases after folding are short, and their length is not known in advance.
      if isNewPhase {
        bar.begin(
          "\(name): \(progress.phase)", total: progress.isFolding ? progress.total : nil,
          unit: "events")
      }
      bar.advance(to: progress.events)
    }
  }

  func clear() { bar.clear() }
}
