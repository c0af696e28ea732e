import Glibc

/// The right to initialise, start or stop the server of a home: an exclusive `flock(2)` on a file
/// in the home, which the system takes back when the process ends, however it ends.
struct HomeLock {
  let home: Home
  let user: ServerUser
  let patience: Duration

  /// Does `body`, which gets the lock's descriptor, while no other galley can.
  /// - Parameter blocked: called once if another holds the lock, before waiting for it.
  func hold<Result>(
    blocked: () -> Void = {}, _ body: (Int32) throws(EmbeddedServerError) -> Result
  ) throws(EmbeddedServerError) -> Result {
    // Closed on exec, so that the server never inherits it.
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
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw .system(errno, doing: "lock", path: home.lock)
      }
      if isFirst { blocked() }
      isFirst = false
      guard deadline.waitABit() else {
        throw .locked(home: home.path, seconds: Int(patience.components.seconds))
      }
    }
  }
}
