import EmbeddedPostgreSQL
import Glibc
import Newsroom

/// Ends a restore or an upgrade on SIGTERM or Ctrl-C, together with the server of its draft, which would
/// go on without it.
enum DraftInterruption {
  /// Runs `body`.
  ///
  /// - Throws: ``Ending`` after a signal.
  static func run<Value>(_ body: () async throws -> Value) async throws -> Value {
    let stop = StopSignal()
    let signals = StopOnSignal(stop) {
      OpenDrafts.end()
      _exit(ExitCode.interrupted.rawValue)
    }
    defer { signals.cancel() }
    do {
      return try await body()
    } catch {
      guard stop.isOn else { throw error }
      throw Ending(code: ExitCode.interrupted.rawValue)
    }
  }
}
