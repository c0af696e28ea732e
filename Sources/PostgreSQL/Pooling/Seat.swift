import Dispatch

/// A place for one connection of a pool, with the thread that the connection is used on.
///
/// The connection is touched on the queue alone: the ground for `@unchecked Sendable`.
final class Seat: @unchecked Sendable {
  let queue = DispatchQueue(label: "galley.postgresql.connection")
  private var connection: Connection?

  typealias Preparation = @Sendable (inout Connection) throws -> Void

  /// Runs `body` on the connection, which is opened when there is none; kept afterwards if it is as
  /// good as new, else closed.
  func lend<R>(
    _ settings: ConnectionSettings, _ prepare: Preparation?, _ interruption: Interruption,
    _ body: (inout Connection) throws -> R
  ) throws -> R {
    var connection = try take(settings, prepare)
    let outcome: Result<R, any Error>
    do {
      try interruption.begin(connection.cancellation)
      outcome = .success(try body(&connection))
    } catch {
      outcome = .failure(error)
    }
    if !interruption.end(), connection.isUsable, !connection.isInTransaction {
      self.connection = consume connection
    }
    return try outcome.get()
  }

  func close() { connection = nil }

  private func take(
    _ settings: ConnectionSettings, _ prepare: Preparation?
  ) throws -> Connection {
    if var connection = connection.take(), !connection.noticeHangUp() { return connection }
    var connection = try Connection(settings)
    try prepare?(&connection)
    return connection
  }
}
