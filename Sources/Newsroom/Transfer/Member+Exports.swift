import PostgresEventStore
import Synchronization

extension Member {
  /// Exports the whole newsroom as lines of JSON, compressed by gzip.
  ///
  /// - Parameters:
  ///   - version: The program's version.
  ///   - progress: Receives 0 at the start, and then the number of lines from time to time.
  ///   - write: Receives the export's bytes, in pieces.
  /// - Throws: ``Failure`` for an editor.
  package func writeExport(
    version: String, progress: @escaping @Sendable (Int) -> Void = { _ in },
    to write: @escaping @Sendable ([UInt8]) throws -> Void
  ) async throws -> TransferSummary {
    try requireExporter()
    return try await finish(
      ExportWriter(to: write), after: TransferCursor(), version: version, progress: progress)
  }

  /// Exports the whole newsroom to a file that only its owner can read.
  ///
  /// - Parameters:
  ///   - path: A new file, or the file of an interrupted export.
  ///   - resuming: Whether to continue an interrupted export. A complete one is only checked against
  ///     the erasures since then.
  ///   - version: The program's version.
  ///   - progress: Receives 0 at the start, and then the number of lines from time to time.
  /// - Throws: ``Failure`` for an editor, or if the file cannot be created, read or written;
  ///   `TransferError` if an earlier run cannot be continued.
  package func writeExport(
    toFile path: String, resuming: Bool = false, version: String,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> TransferSummary {
    // Check this before the file is created.
    try requireExporter()
    let (file, tally, place) =
      try resuming
      ? ExportFile.resume(at: path)
      : (ExportFile.create(at: path), TransferChain(), TransferCursor())
    defer { file.close() }
    let writer = ExportWriter(after: tally) { try file.write($0) }
    let summary = try await finish(writer, after: place, version: version, progress: progress)
    try file.synchronise()
    return summary
  }

  private func finish(
    _ writer: ExportWriter, after place: TransferCursor, version: String,
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> TransferSummary {
    progress(0)
    let shared = Mutex(writer)
    try await exportLog(after: place, version: version) { kind, object in
      try shared.withLock { writer in
        try writer.write(kind, object)
        if writer.tally.lines.isMultiple(of: 1_000) { progress(writer.tally.lines) }
      }
    }
    return try shared.withLock { writer in
      if writer.tally.kind != .manifest { try writer.finish() }
      return TransferSummary(writer.tally)
    }
  }

  /// Imports an export into this newsroom, which must be empty.
  ///
  /// - Parameters:
  ///   - progress: Receives the number of lines that the server has accepted.
  ///   - read: Writes the next bytes of the export to the beginning of the array, at most so many, and
  ///     returns their number; 0 at the end. Called on one thread.
  /// - Throws: ``Failure`` for a login that may not act as the database's owner; `TransferError` if the
  ///   newsroom is not empty, or if the export is incomplete or was altered. Then nothing is imported.
  package func readExport(
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    from read: @escaping @Sendable (inout [UInt8], Int) throws -> Int
  ) async throws -> TransferSummary {
    let reader = ExportReader(read: read)
    return TransferSummary(try await importLog(progress: progress) { try reader.lines($0) })
  }
}
