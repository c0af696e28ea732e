import EmbeddedNginx
import EmbeddedPostgreSQL
import Foundation
import Newsroom
import Terminal

/// Starts the private nginx and the private PostgreSQL again after they were killed. One that was stopped
/// in order stays so.
struct PrivateServerWatch: Sendable {
  /// Nil for a web server that is not private.
  let nginx: (server: EmbeddedNginx, configuration: NginxConfiguration)?
  /// Nil on a shared server.
  let postgres: EmbeddedServer?
  let log: @Sendable (LogLine) -> Void

  /// How long between two looks, and between two tries.
  private static let pause: UInt32 = 300_000
  private static let pauseAfterFailure: UInt32 = 5_000_000

  /// Watches on a thread of its own.
  func begin(until stop: StopSignal) {
    Thread.detachNewThread {
      while !stop.isOn {
        usleep(look() ? Self.pause : Self.pauseAfterFailure)
      }
    }
  }

  /// - Returns: False if one could not be started.
  private func look() -> Bool {
    do {
      if let postgres, postgres.hasCrashed {
        try postgres.start()
        log(LogLine(.warning, "PostgreSQL had been killed and runs again"))
      }
      if let (server, configuration) = nginx, server.hasCrashed {
        _ = try server.start(configuration)
        log(LogLine(.warning, "nginx had been killed and runs again"))
      }
      return true
    } catch {
      log(LogLine(.error, "a server that was killed does not start: \(Failure(error).reason)"))
      return false
    }
  }
}
