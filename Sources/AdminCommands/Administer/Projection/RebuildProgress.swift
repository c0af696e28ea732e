import Synchronization
import Terminal

/// Moves a progress bar as a rebuild goes on, whose total is known only once it has begun.
final class RebuildProgress: Sendable {
  private let name: String
  private let bar: ProgressBar
  private let hasBegun = Mutex(false)

  init(name: String, bar: ProgressBar) {
    self.name = name
    self.bar = bar
  }

  func advance(to events: Int, of total: Int) {
    let isFirst = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return !hasBegun
    }
    if isFirst { bar.begin(name, total: total, unit: "events") }
    bar.advance(to: events)
  }
}
