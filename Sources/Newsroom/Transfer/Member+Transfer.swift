import Editorial
import PostgreSQL
package import PostgresEventStore

extension Member {
  /// Exports the whole newsroom, one JSON object per row.
  ///
  /// - Parameters:
  ///   - place: Where an earlier run stopped.
  ///   - version: The program's version.
  /// - Throws: ``Failure`` for an editor; `TransferError` if an earlier run cannot be
  ///   continued.
  package func exportLog(
    after place: TransferCursor = TransferCursor(), version: String,
    _ body: @escaping @Sendable (TransferKind, [UInt8]) throws -> Void
  ) async throws {
    try requireExporter()
    do {
      try await readingLog { connection in
        try connection.working { connection in
          var hasBegun = false
          do {
            try LogExporter(version: version).run(after: place, on: &connection) { kind, line in
              hasBegun = true
              try body(kind, line)
            }
          } catch  where hasBegun {
            throw InterruptedExport(reason: error)
          }
        }
      }
    } catch let interruption as InterruptedExport {
      throw interruption.reason
    }
  }

  /// No other server may repeat the lines that were passed on.
  private struct InterruptedExport: Error {
    let reason: any Error
  }

  /// - Throws: ``Failure`` for an editor.
  package func requireExporter() throws(Failure) {
    guard actor.role != .editor else {
      throw Failure(.forbidden, "only an admin or an auditor may export the log")
    }
  }

  /// Imports an export into this newsroom, which must be empty.
  ///
  /// - Parameters:
  ///   - progress: Receives the number of lines that the server has accepted.
  ///   - read: Passes on the export's lines, without their newlines, on its own thread.
  /// - Throws: ``Failure`` for a login that may not act as the database's owner; `TransferError` if
  ///   the newsroom is not empty or the export is incomplete. Then nothing is imported.
  package func importLog(
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    _ read: @escaping @Sendable ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) async throws -> TransferChain {
    let projecting = projecting
    guard actor.role == .admin else {
      throw Failure(.forbidden, "only an admin may import a log")
    }
    // The lines can be read only once.
    return try await changing(.log, canBeMadeTwice: false) { connection, _ in
      guard try connection.mayOwn(as: projecting) else {
        throw Failure(
          .forbidden, "only an owner of the database may import a log", .joinOwners(actor.name))
      }
      return try connection.owning(as: projecting) { connection in
        try connection.working {
          // The public has seen what is imported: no destination gets it.
          try LogImporter().run(Destination.standstill, on: &$0, progress: progress, read)
        }
      }
    }
  }
}
