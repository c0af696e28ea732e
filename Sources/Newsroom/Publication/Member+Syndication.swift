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
  ///   published; then nothing is written.
  package func syndicate(
    _ selection: PublicSelection, as format: SyndicationFormat, asOf: AsOf? = nil,
    prover: PublicationProver? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in },
    count: @Sendable @escaping (Int) -> Void = { _ in },
    to write: @Sendable @escaping ([UInt8]) throws -> Void
  ) async throws -> Answer<SyndicationSummary> {
    var models: [ReadModels.Model] = [Publications.self, Revisions.self]
    if selection.section != nil { models.append(Board.self) }
    let publisher = Publisher(newsroomSettings)
    let found = try await read(models, asOf: asOf, progress: progress) { source, connection in
      let query = try selection.query(from: source, on: &connection)
      var writer = format.writer(for: publisher)
      var (items, leftOut, position) = (0, 0, selection.start)
      var proved = PublicationProver.Articles()
      count(0)
      try write(writer.beginning)
      try connection.forEachRow(query.statement(from: source)) { row in
        let row = try PublicItemRow(row)
        let bytes = writer.write(PublicItem(row))
        if bytes.isEmpty { leftOut += 1 } else { items += 1 }
        position = max(position, row.changedPosition)
        try write(bytes)
        if prover != nil { proved.note(row) }
        if (items + leftOut).isMultiple(of: 100) { count(items + leftOut) }
      }
      try write(writer.end)
      try prover?.prove(proved, from: source, on: &connection)
      let summary = SyndicationSummary(items: items, leftOut: leftOut, position: position)
      return try selection.remarked(summary, from: source, on: &connection)
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

  /// The position before the first change that is included.
  fileprivate var start: Int64 {
    if case .changed(let position) = scope { position } else { 0 }
  }

  fileprivate func query(
    from source: ReadSource, on connection: inout Connection
  ) throws -> PublicItemQuery {
    PublicItemQuery(
      try queryScope(from: source, on: &connection), section: section, keyword: keyword)
  }

  /// - Throws: ``Failure`` if the log has no such position.
  private static func require(_ position: Int64, on connection: inout Connection) throws {
    let last: Int64 = try connection.execute("SELECT galley.last_position()")[0].value(at: 0)
    guard position <= last else {
      throw Failure(.unacceptable, "the last position of the log is \(last)")
    }
  }

  private func queryScope(
    from source: ReadSource, on connection: inout Connection
  ) throws -> PublicItemQuery.Scope {
    switch scope {
    case .live: return .live
    case .changed(let position):
      try Self.require(position, on: &connection)
      return .changed(after: position)
    case .changedSince(let time): return .changedSince(time)
    case .articles(let references):
      let ids = try references.map { try Reference.resolve($0, on: &connection) }
      let published = Set(
        try connection.execute(PublicItemQuery.published(of: ids, from: source)).map {
          try $0.value(at: 0, as: UUID.self)
        })
      for (id, reference) in zip(ids, references) where !published.contains(id) {
        throw Failure(.refused, "\(reference) was never published")
      }
      return .articles(ids)
    }
  }
}
