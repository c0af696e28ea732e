import Synchronization

/// The progress of a long task, on one line that is redrawn and finally cleared.
///
/// If the stream is not a terminal, nothing is drawn. Instead, `notice` receives a line from time
/// to time.
package final class ProgressBar: Sendable {
  private struct State {
    var phase: ProgressPhase?
    var isDrawn = false
    var lastShown: ContinuousClock.Instant?
  }

  /// The shortest time between two drawings, and between two notices.
  private static let redrawInterval = Duration.milliseconds(100)
  private static let noticeInterval = Duration.seconds(10)

  private let capabilities: TerminalCapabilities
  private let now: @Sendable () -> ContinuousClock.Instant
  private let draw: @Sendable (String) -> Void
  private let notice: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - capabilities: Those of the stream that `draw` writes to.
  ///   - draw: Receives text with control sequences and without a newline.
  ///   - notice: Receives a line without a newline, at most every ten seconds.
  package init(
    capabilities: TerminalCapabilities,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    draw: @escaping @Sendable (String) -> Void,
    notice: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.capabilities = capabilities
    self.now = now
    self.draw = draw
    self.notice = notice
  }

  /// Starts a phase and its clock.
  ///
  /// - Parameters:
  ///   - total: Nil when it is unknown.
  ///   - unit: In the plural: "events".
  package func begin(_ phase: String, total: Int?, unit: String) {
    let started = now()
    state.withLock { state in
      state.phase = ProgressPhase(name: phase, total: total, unit: unit, started: started)
      // The bar appears at once, the first notice after the interval.
      state.lastShown = capabilities.allowsRedrawing ? nil : started
    }
    advance(to: 0)
  }

  /// - Parameter count: How many are done since the start of the phase.
  package func advance(to count: Int) {
    let moment = now()
    let interval = capabilities.allowsRedrawing ? Self.redrawInterval : Self.noticeInterval
    let width = capabilities.width - 1
    let line = state.withLock { state -> String? in
      guard let phase = state.phase else { return nil }
      if let last = state.lastShown, last.duration(to: moment) < interval { return nil }
      state.lastShown = moment
      state.isDrawn = capabilities.allowsRedrawing
      return phase.line(count: count, at: moment, width: state.isDrawn ? width : nil)
    }
    guard let line else { return }
    if capabilities.allowsRedrawing {
      draw("\r\(line)\u{1B}[K")
    } else {
      notice(line)
    }
  }

  /// Clears the line. Call it before you write anything else to the stream, and at the end.
  package func clear() {
    let wasDrawn = state.withLock { state in
      defer {
        state.isDrawn = false
        state.lastShown = capabilities.allowsRedrawing ? nil : state.lastShown
      }
      return state.isDrawn
    }
    if wasDrawn { draw("\r\u{1B}[K") }
  }
}
