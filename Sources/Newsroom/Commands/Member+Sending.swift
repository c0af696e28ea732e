import EventSourcing
import Foundation
import PostgreSQL

extension Newsroom {
  /// Runs `body`, which can be repeated without harm, and again after a lost connection or on
  /// another server, as long as the newsroom's patience lasts.
  func repeating<Value>(_ body: () async throws -> Value) async throws -> Value {
    try await patience.repeating {
      // The pool has waited for a server that accepts connections.
      $0.mayPass && $0.kind != .unreachable
    } _: {
      try await body()
    }
  }
}

extension Member {
  /// Runs `body`, which only reads, on one of this person's connections, and again on another one
  /// if the connection is lost.
  func reading<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    try await newsroom.repeating { try await withConnection(body) }
  }

  /// Sends a command. If the connection is lost, or the server accepts no changes, sends it again
  /// under the same id, so that it is recorded once.
  ///
  /// - Parameter send: Is also told whether the id may have been recorded before.
  /// - Throws: ``Failure`` if it remains unknown whether the command was recorded.
  func sending<Receipt>(
    _ options: CommandOptions,
    _ send: (_ commandID: UUID, _ isRepeated: Bool) async throws -> Receipt
  ) async throws -> Receipt {
    let commandID = options.commandID ?? .v7()
    var lost: PostgresError?
    let watch = newsroom.watchReplication()
    defer { watch?.cancel() }
    do {
      return try await newsroom.repeating {
        do {
          return try await send(commandID, options.commandID != nil || lost != nil)
        } catch let error as PostgresError where error.kind == .connectionLost {
          lost = error
          throw error
        }
      }
    } catch let error as PostgresError {
      guard let lost, error.mayPass else { throw error }
      throw Failure(
        .unavailable,
        "\(lost.description), so it is unknown whether the command was recorded",
        .repeatCommand(commandID))
    }
  }

  /// Waits until the server's synchronous standby, if there is one, has everything that was recorded.
  /// After a crash of the server, a command that was recorded may not be there yet, and a failover
  /// would lose it.
  func awaitReplication() async throws {
    _ = try await withConnection { try $0.execute("SELECT galley.await_replication()") }
  }
}
