import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
package import Syndication

extension Member {
  /// Writes what the public may see as a document, in constant memory and from one snapshot.
  ///
  /// - Parameters:
  ///   - prover: Proves the publication of each article after the document is written; nil for no
  ///     proofs.
  ///   - count: Receives 0 at the start, and then the number of articles from time to time.
  ///   - write: Receives the document in pieces. Called on one thread.
  /// - Throws: ``Failure`` if a reference fits no article or several, or an article that was never
  ///   published, or if the format needs a setting or does not fit the selection; then nothing is
  ///   written.
  package func syndicate(
    _ selection: PublicSelection, as format: SyndicationFormat, asOf: AsOf? = nil,
    prover: PublicationProver? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in },
    count: @Sendable @escaping (Int) -> Void = { _ in },
    to write: @Sendable @escaping ([UInt8]) throws -> Void
  ) async throws -> Answer<SyndicationSummary> {
    try await syndicate(
      selection, as: format, pageSize: nil, asOf: asOf, prover: prover, progress: progress,
      count: count
    ) { try DocumentSink(format, $0, to: write) }
  }

  /// Writes what the public may see as files of a folder, which is created if necessary. Each file is
  /// written completely or not at all.
  ///
  /// The pages of one document replace those of a former export together. If each article has its
  /// own file, the files of articles that are gone are removed.
  ///
  /// - Parameters:
  ///   - pageSize: The number of articles in a file, if a file has several.
  ///   - prover: As above.
  ///   - count: As above.
  /// - Throws: ``Failure``, as above, and if the folder cannot be written.
  package func syndicate(
    _ selection: PublicSelection, as format: SyndicationFormat, inFolder folder: String,
    pageSize: Int, asOf: AsOf? = nil, prover: PublicationProver? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in },
    count: @Sendable @escaping (Int) -> Void = { _ in }
  ) async throws -> Answer<SyndicationSummary> {
    switch format.layout {
    case .document:
      throw Failure(.invalid, "\(format.rawValue) is one document; name a file, not a folder")
    case .pages:
      try await syndicate(
        selection, as: format, pageSize: pageSize, asOf: asOf, prover: prover, progress: progress,
        count: count
      ) { try PagesSink(format, $0, folder: folder, size: pageSize) }
    case .files:
      try await syndicate(
        selection, as: format, pageSize: nil, asOf: asOf, prover: prover, progress: progress,
        count: count
      ) { _ in try FilesSink(folder: folder, fileExtension: format.fileExtension) }
    }
  }

  private func syndicate(
    _ selection: PublicSelection, as format: SyndicationFormat, pageSize: Int?, asOf: AsOf?,
    prover: PublicationProver?,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void,
    count: @Sendable @escaping (Int) -> Void,
    into makeSink: @Sendable @escaping (SyndicationHead) throws -> any SyndicationSink
  ) async throws -> Answer<SyndicationSummary> {
    let publisher = Publisher(newsroomSettings)
    if let key = format.missingSetting(of: publisher) {
      throw Failure(
        .unacceptable, "\(format.rawValue) needs the setting \(key.rawValue), which is not set",
        .setSetting(key))
    }
    var models: [ReadModels.Model] = [Publications.self, Revisions.self]
    if selection.section != nil { models.append(Board.self) }
    if format.hasReplies { models.append(Replies.self) }
    let found = try await read(models, asOf: asOf, progress: progress) { source, connection in
      try connection.exporting { connection in
        let export = try Syndicated(
          selection, format, publisher, asOf: asOf, from: source, on: &connection)
        if pageSize == nil { try export.requireOneDocument(on: &connection) }
        count(0)
        let sink = try makeSink(export.head)
        let summary = try export.write(
          to: sink, pageSize: pageSize, prover: prover, count: count, on: &connection)
        return try selection.remarked(summary, from: source, on: &connection)
      }
    }
    return Answer(found)
  }
}

extension PublicSelection {
  /// If nothing was written, it says whether no article has the section or the keyword.
  fileprivate func remarked(
    _ summary: SyndicationSummary, from source: ReadSource, on connection: inout Connection
  ) throws -> Remarked<SyndicationSummary> {
    guard summary.items + summary.leftOut == 0 else { return Remarked(summary) }
    return Remarked(
      summary,
      try UnknownFilter.section(section, in: BoardRow.table, from: source, on: &connection),
      try UnknownFilter.keyword(keyword, from: source, on: &connection))
  }
}
