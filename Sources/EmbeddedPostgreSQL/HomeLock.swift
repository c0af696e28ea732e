import Glibc
import PrivateServers
import SystemCalls

/// The lock for initialising, starting and stopping the server of a home: an exclusive `flock(2)`
/// on a file in the home. The system releases it when the process ends for any reason.
struct HomeLock {
  let home: Home
  let user: ServerUser
  let patience: Duration

  /// Runs `body` with the lock held.
  /// - Parameters:
  ///   - blocked: Called once, before waiting, if another galley holds the lock.
  ///   - body: Receives the descriptor of the lock.
  func hold<Result>(
    blocked: () -> Void = {}, _ body: (Int32) throws(EmbeddedServerError) -> Result
  ) throws(EmbeddedServerError) -> Result {
    // Closed on exec, so that the server does not inherit it.
    let descriptor = try user.touchingFiles { () throws(EmbeddedServerError) in
      let descriptor = open(home.lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw .system(errno, doing: "open", path: home.lock) }
      return descriptor
    }
    defer { close(descriptor) }
    try acquire(descriptor, blocked: blocked)
    return try body(descriptor)
  }

  private func acquire(
    _ descriptor: Int32, blocked: () -> Void
  ) throws(EmbeddedServerError) {
    let deadline = Deadline(after: patience)
    var isFirst = true
    while SystemCall.retrying({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
      guard errno == EWOULDBLOCK else {
        throw .system(errno, doing: "lock", path: home.lock)
      }
      if isFirst { blocked() }
      isFirst = false
      guard deadline.waitBriefly() else {
        throw .locked(home: home.path, seconds: patience.wholeSeconds)
      }
    }
  }
}
