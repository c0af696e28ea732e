import Synchronization

/// How far a long piece of work is, on one line that is drawn over and cleared at the end.
///
/// Where the stream is no terminal nothing is drawn; a line now and then goes to `notice` instead.
package final class ProgressBar: Sendable {
  private struct State {
    var phase: ProgressPhase?
    var isDrawn = false
    var lastShown: ContinuousClock.Instant?
  }

  /// Between two drawings, and between two notices.
  private static let redrawInterval = Duration.milliseconds(100)
  private static let noticeInterval = Duration.seconds(10)

  private let capabilities: TerminalCapabilities
  private let now: @Sendable () -> ContinuousClock.Instant
  private let draw: @Sendable (String) -> Void
  private let notice: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - capabilities: of the stream that `draw` writes to.
  ///   - draw: is given control sequences and text without a newline.
  ///   - notice: is given a line without its newline, every ten seconds at most.
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
  ///   - total: nil when it is not known.
  ///   - unit: in the plural, as in "events".
  package func begin(_ phase: String, total: Int?, unit: String) {
    let started = now()
    state.withLock { state in
      state.phase = ProgressPhase(name: phase, total: total, unit: unit, started: started)
      // A bar is due at once; a notice only when the phase has lasted.
      state.lastShown = capabilities.allowsRedrawing ? nil : started
    }
    advance(to: 0)
  }

  /// - Parameter count: done since the phase began, not since the last call.
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

  /// Clears the line. Call it before anything else is written to the stream, and at the end.
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
