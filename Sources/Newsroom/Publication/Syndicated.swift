import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
import Syndication

/// What an export reads, within a transaction with one snapshot.
struct Syndicated {
  let head: SyndicationHead
  private let format: SyndicationFormat
  private let query: PublicItemQuery
  private let source: ReadSource
  /// The position before the first change that is included.
  private let start: Int64

  /// - Throws: ``Failure`` if a reference fits no article or several, or an article that was never
  ///   published, or if the log has no such position.
  init(
    _ selection: PublicSelection, _ format: SyndicationFormat, _ publisher: Publisher,
    asOf: AsOf?, from source: ReadSource, on connection: inout Connection
  ) throws {
    self.format = format
    self.source = source
    let scope = try selection.queryScope(from: source, on: &connection)
    var query = PublicItemQuery(scope, section: selection.section, keyword: selection.keyword)
    (query.readsBodies, query.readsWordings) = (format.hasBodies, format.hasWordings)
    query.readsReplies = format.hasReplies
    self.query = query
    start = try selection.start(from: source, on: &connection)
    let lastChange: Date? = try connection.execute(PublicItemQuery.lastChange(from: source)).first
      .map { try $0.value(at: 0) }
    let now: Date =
      switch asOf {
      case nil: Date()
      case .instant(let instant): instant
      case .position: lastChange ?? Date()
      }
    head = SyndicationHead(
      publisher, section: selection.section, keyword: selection.keyword, writtenAt: now,
      changedAt: lastChange ?? now, isComplete: selection.scope == .live)
  }

  /// - Throws: ``Failure`` if there are more articles than the format allows in one document.
  func requireOneDocument(on connection: inout Connection) throws {
    guard let most = format.mostItems else { return }
    let count: Int64 = try connection.execute(query.count(from: source))[0].value(at: 0)
    guard count <= most else {
      throw Failure(
        .unacceptable,
        "\(format.rawValue) has at most \(most) articles in one file; name a folder for several")
    }
  }

  /// - Parameters:
  ///   - pageSize: The number of items in a document, if there are several documents.
  ///   - prover: Proves the publication of each article after the documents are written.
  func write(
    to sink: any SyndicationSink, pageSize: Int?, prover: PublicationProver?,
    count: @escaping (Int) -> Void, on connection: inout Connection
  ) throws -> SyndicationSummary {
    var proved = PublicationProver.Articles()
    var (items, leftOut, position) = (0, 0, start)
    let rendering = OrderedRendering(format, head, pageSize: pageSize) { item in
      try sink.take(item)
      if item.bytes.isEmpty { leftOut += 1 } else { items += 1 }
      position = max(position, item.changedPosition)
      if (items + leftOut).isMultiple(of: 100) { count(items + leftOut) }
    }
    for part in parts {
      try connection.forEachRow(query.statement(from: source)) { row in
        let row = try PublicItemRow(row)
        guard part.includes(row) else { return }
        try rendering.add(row)
        if prover != nil { proved.note(row) }
      }
    }
    try rendering.finish()
    try sink.finish()
    try prover?.prove(proved, from: source, on: &connection)
    position = try PublicItemQuery.trusted(
      position, withReplies: format.hasReplies, on: &connection)
    return SyndicationSummary(
      items: items, leftOut: sink.removed == nil ? leftOut : 0, removed: sink.removed ?? 0,
      position: position)
  }

  /// What one reading of the rows includes.
  private enum Part {
    case all, gone, readable

    func includes(_ row: PublicItemRow) -> Bool {
      switch self {
      case .all: true
      case .gone: !PublicItem.isReadable(row)
      case .readable: PublicItem.isReadable(row)
      }
    }
  }

  /// If what is gone comes first, the rows are read twice.
  private var parts: [Part] {
    guard format.beginsWithGoneItems else { return [.all] }
    switch query.scope {
    // What the public can read has no tombstones.
    case .live: return [.readable]
    case .changed, .changedSince, .articles: return [.gone, .readable]
    }
  }
}
