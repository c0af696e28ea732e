import Editorial
import PostgreSQL
package import PostgresEventStore

extension Member {
  /// Hands over the whole newsroom, a JSON object a row.
  ///
  /// - Parameters:
  ///   - place: As far as a former run has come.
  ///   - version: The program's.
  /// - Throws: ``Failure`` for an editor; `TransferError` where a former run cannot be gone on
  ///   with.
  package func exportLog(
    after place: TransferCursor = TransferCursor(), version: String,
    _ body: @escaping @Sendable (TransferKind, [UInt8]) throws -> Void
  ) async throws {
    try requireExporter()
    try await withConnection { connection in
      try LogExporter(version: version).run(after: place, on: &connection, body)
    }
  }

  /// - Throws: ``Failure`` for an editor.
  package func requireExporter() throws(Failure) {
    guard actor.role != .editor else {
      throw Failure(.forbidden, "only an admin or an auditor may export the log")
    }
  }

  /// Makes this newsroom, which must have no record yet, from an export.
  ///
  /// - Parameters:
  ///   - progress: Takes how many lines the server has taken.
  ///   - read: Hands over the export's lines, without their newlines, on a thread of its own.
  /// - Throws: ``Failure`` for whoever may not own the database; `TransferError` where the
  ///   newsroom is not empty or the lines are no whole export. Nothing is imported then.
  package func importLog(
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    _ read: @escaping @Sendable ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) async throws -> TransferChain {
    let projecting = projecting
    guard actor.role == .admin else {
      throw Failure(.forbidden, "only an admin may import a log")
    }
    return try await withConnection { connection in
      guard try connection.mayOwn(as: projecting) else {
        throw Failure(
          .forbidden, "only an owner of the database may import a log", .joinOwners(actor.name))
      }
      return try connection.owning(as: projecting) {
        try LogImporter().run(on: &$0, progress: progress, read)
      }
    }
  }
}
