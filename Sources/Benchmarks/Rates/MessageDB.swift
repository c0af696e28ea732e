import EventSourcing
import Foundation
import Newsroom
import PlainText
import PostgreSQL

/// message-db in a database of its own on the server of the benchmark. It is another event store
/// that consists of functions in PostgreSQL. Two of its functions do what a command does: read the
/// stream, and write to it with the expected version.
struct MessageDB: Sendable {
  let clients: Int
  let settings: ConnectionSettings

  /// Runs `body` with message-db, and removes the database afterwards.
  ///
  /// - Parameters:
  ///   - settings: Another database of the server, as a superuser.
  ///   - psql: The path of the real program, not of a wrapper script.
  static func with<R: Sendable>(
    _ files: MessageDBFiles, psql: String, beside settings: ConnectionSettings, clients: Int,
    _ body: (MessageDB) async throws -> R
  ) async throws -> R {
    // The next benchmark removes the database of a killed one by its first word.
    let name = "bench_messages_\(UUID().text.prefix(8))"
    let administration = Pool(settings, maximum: 1)
    do {
      try await administration.withConnection { connection -> Void in
        try connection.execute("CREATE DATABASE \(identifier: name) TEMPLATE template0")
        // Its functions do not name their schema where they call one another.
        try connection.execute(
          "ALTER DATABASE \(identifier: name) SET search_path = message_store, public")
      }
      let own = settings.with(database: name)
      let answer: R
      do {
        try files.install(with: psql, in: own)
        answer = try await body(MessageDB(clients: clients, settings: own))
      } catch {
        try? await remove(name, administration)
        throw error
      }
      try await remove(name, administration)
      await administration.close()
      return answer
    } catch {
      await administration.close()
      throw error
    }
  }

  private static func remove(_ database: String, _ administration: Pool) async throws {
    try await administration.withConnection { connection -> Void in
      try connection.execute("DROP DATABASE IF EXISTS \(identifier: database) WITH (FORCE)")
    }
  }

  /// Reads and writes from all connections at once.
  ///
  /// - Returns: The time of each pair of read and write.
  func run(for duration: Duration) async throws -> [Duration] {
    try await ConnectionLoad(clients: clients, settings: settings)
      .run(ReadAndWrite(), for: duration)
  }

  /// Reads a stream and writes the next message to it. As a client of the desk does with articles,
  /// it begins another stream after five messages.
  private struct ReadAndWrite: ConnectionWork {
    private var stream = ""
    private var count = 0

    mutating func perform(on connection: inout Connection) throws {
      if count.isMultiple(of: 5) { stream = "article-\(UUID.v7().text)" }
      count += 1
      let messages = try connection.executePrepared(
        """
        SELECT position, id, type, data, metadata, global_position, time
        FROM get_stream_messages(\(stream))
        """)
      let version: Int = try messages.last?.value(at: 0) ?? -1
      try connection.executePrepared(
        """
        SELECT write_message(
          \(UUID.v7().text), \(stream), 'ArticleSubmitted', \(InsertLimit.payload)::text::jsonb,
          NULL, \(version)::int8)
        """)
    }
  }
}
