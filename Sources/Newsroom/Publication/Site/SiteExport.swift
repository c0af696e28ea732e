import Digests
import EditorialReadModels
import Foundation
import PostgreSQL
import Syndication

/// Writes a site, or what has changed since the former export, from one snapshot of the database.
struct SiteExport {
  /// With more changes, the whole site is written again.
  private static let mostChanges = 1000
  /// The number of articles that are read at a time.
  private static let batch = 100

  let site: Site
  let folder: SiteFolder
  let isRebuilding: Bool
  /// The pictures that cannot be shown to readers. The pages leave them out, and so do later exports
  /// of what has changed.
  var unmade: Set<Digest> = []
  /// Articles to write although they have not changed.
  var others: [UUID] = []
  /// Receives the number of articles so far, and of all.
  let progress: @Sendable (Int, Int) -> Void

  func run(
    on connection: inout Connection
  ) throws -> (summary: SiteSummary, pictured: [PicturedArticle]) {
    let former = try SiteState(in: folder)
    let newsroom = try connection.execute(
      "SELECT stream::text FROM galley.events ORDER BY position LIMIT 1"
    ).first?.value(at: 0, as: String.self)
    if let known = former?.newsroom, known != newsroom {
      throw Failure(
        .unacceptable, "\(folder.path) is the site of another newsroom; name another folder")
    }
    if let former, let changed = try changes(after: former, on: &connection) {
      return try update(former, changed, newsroom: newsroom, on: &connection)
    }
    var builder = SiteBuilder(
      site, live: 0, to: try NewSite(for: folder), read: { _ throws(Failure) in nil })
    let articles = try Self.ids(SiteQuery.published(), on: &connection)
    let position = try write(
      articles, leavingOut: unmade, with: &builder, after: 0, on: &connection
    ) { builder in
      for (path, bytes) in site.fixedFiles { try builder.write(bytes, to: path) }
      for list in [.articles, .corrections] + site.sections.map(SiteList.section) {
        try builder.lists.open(list)
      }
    }
    var state = SiteState(
      fingerprint: site.fingerprint.description, position: position, live: builder.live,
      newsroom: newsroom)
    state.unmade = unmade
    try finish(&builder, state)
    let summary = SiteSummary(
      articles: builder.live, changed: articles.count, pages: builder.pages, isWhole: true,
      position: position)
    return (summary, builder.pictured)
  }

  /// The articles that have changed; nil if the whole site must be written.
  private func changes(
    after former: SiteState, on connection: inout Connection
  ) throws -> [UUID]? {
    let last: Int64 = try connection.execute("SELECT galley.last_position()")[0].value(at: 0)
    guard !isRebuilding, former.fingerprint == site.fingerprint.description,
      former.position <= last
    else { return nil }
    let changed = try Self.ids(
      SiteQuery.changed(after: former.position, limit: Self.mostChanges + 1), on: &connection)
    guard changed.count <= Self.mostChanges else { return nil }
    return changed + others.filter { !changed.contains($0) }
  }

  private func update(
    _ former: SiteState, _ changed: [UUID], newsroom: String?, on connection: inout Connection
  ) throws -> (summary: SiteSummary, pictured: [PicturedArticle]) {
    var builder = SiteBuilder(
      site, live: former.live, to: SiteChanges(of: folder),
      read: { [folder] file throws(Failure) in try folder.read(file) })
    var state = former
    state.unmade.formUnion(unmade)
    if !changed.isEmpty {
      state.position = try write(
        changed, leavingOut: state.unmade, with: &builder, after: former.position,
        on: &connection)
      state.live = builder.live
      state.newsroom = newsroom
      try finish(&builder, state)
    }
    let summary = SiteSummary(
      articles: state.live, changed: changed.count, pages: builder.pages, isWhole: false,
      position: state.position)
    return (summary, builder.pictured)
  }

  /// Writes everything but the state.
  ///
  /// - Parameters:
  ///   - pictures: The keys of pictures that the pages do not have.
  ///   - prepare: Writes what does not depend on articles.
  /// - Returns: The position after which the next export continues.
  private func write(
    _ articles: [UUID], leavingOut pictures: Set<Digest>, with builder: inout SiteBuilder,
    after former: Int64,
    on connection: inout Connection, prepare: (inout SiteBuilder) throws -> Void = { _ in }
  ) throws -> Int64 {
    var position = former
    do {
      try prepare(&builder)
      var written = 0
      progress(0, articles.count)
      while written < articles.count {
        let batch = Array(articles[written..<min(written + Self.batch, articles.count)])
        for row in try Self.articles(batch, leavingOut: pictures, on: &connection) {
          try builder.add(row.article, section: row.section)
          position = max(position, row.position)
        }
        written += batch.count
        progress(written, articles.count)
      }
      try builder.writeLists { ids, withBodies in
        var query = PublicItemQuery(.articles(ids))
        (query.readsBodies, query.readsWordings) = (withBodies, false)
        var items: [UUID: PublicItem] = [:]
        try connection.forEachRow(query.statement()) { row in
          let item = PublicItem(try PublicItemRow(row)).leavingOut(pictures)
          items[item.article] = item
        }
        return items
      }
      return try PublicItemQuery.trusted(position, withReplies: true, on: &connection)
    } catch {
      builder.output.abandon()
      throw error
    }
  }

  private func finish(_ builder: inout SiteBuilder, _ state: SiteState) throws {
    do {
      try builder.output.write(state.bytes, to: SiteState.file)
    } catch {
      builder.output.abandon()
      throw error
    }
    try builder.output.publish()
  }
}

extension SiteExport {
  private static func ids(
    _ query: Query, on connection: inout Connection
  ) throws -> [UUID] {
    var ids: [UUID] = []
    try connection.forEachRow(query) { ids.append(try $0.value(at: 0)) }
    return ids
  }

  /// In the given order.
  private static func articles(
    _ ids: [UUID], leavingOut pictures: Set<Digest>, on connection: inout Connection
  ) throws -> [(article: SiteArticle, section: String?, position: Int64)] {
    var intervals: [UUID: [(from: Date, until: Date?)]] = [:]
    try connection.forEachRow(SiteQuery.intervals(of: ids)) { row in
      intervals[try row.value(at: 0), default: []].append(
        (from: try row.value(at: 1), until: try row.value(at: 2)))
    }
    var found: [UUID: (article: SiteArticle, section: String?, position: Int64)] = [:]
    var query = PublicItemQuery(.articles(ids))
    query.readsReplies = true
    try connection.forEachRow(query.statement()) { row in
      let row = try PublicItemRow(row)
      let id = row.revision.article
      let article = SiteArticle(
        PublicItem(row).leavingOut(pictures), digest: row.revision.digest,
        versions: intervals[id] ?? [])
      found[id] = (article, row.revision.section, row.changedPosition)
    }
    return ids.compactMap { found[$0] }
  }
}
