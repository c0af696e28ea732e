import Editorial
import EditorialReadModels
import Foundation
package import Newsroom
import PlainText
import PostgreSQL
import Synchronization
package import Syndication

/// How fast live articles are exported in each format, compared with COPY of the same rows and texts
/// by the server alone; and how fast the newsroom's site is written.
package struct ExportBenchmark: Sendable {
  /// The number of live articles.
  let articles: Int
  let runs: Int
  let seed: UInt64

  package init(articles: Int, runs: Int, seed: UInt64) {
    (self.articles, self.runs, self.seed) = (articles, runs, seed)
  }

  /// - Parameters:
  ///   - includesSite: Whether to measure the site, too.
  ///   - importArchive: Imports the archive in this file.
  package func run(
    in database: BenchmarkDatabase, formats: [SyndicationFormat], includesSite: Bool,
    progress: BenchmarkProgress,
    importArchive: (Member, _ archive: String, _ articles: Int) async throws -> Void
  ) async throws -> ExportReport {
    let (editor, admin) = try await fill(
      database, progress: progress, importArchive: importArchive)
    let (copy, server) = try await database.asSuperuser { connection in
      try connection.script("VACUUM (FREEZE, ANALYZE)")
      progress.begin("copying the rows", nil, "rows")
      return (
        try RawLimit.ofPublicItems(count: articles, runs: runs, on: &connection),
        try ServerFacts(on: &connection)
      )
    }
    var figures: [ExportFigures] = []
    for format in formats {
      progress.begin("exporting as \(format.rawValue)", articles, "articles")
      figures.append(try await measure(format, by: editor, copy, progress))
    }
    var report = ExportReport(
      machine: .current(), server: server, seed: seed, articles: articles, copy: copy,
      formats: figures)
    if includesSite {
      report.site = try await SiteBenchmark(
        database: database, editor: editor, admin: admin, articles: articles, seed: seed,
        progress: progress
      ).measure(runs: runs)
    }
    return report
  }

  /// Imports the articles, of which a tenth is not live, and names a publisher.
  private func fill(
    _ database: BenchmarkDatabase, progress: BenchmarkProgress,
    importArchive: (Member, _ archive: String, _ articles: Int) async throws -> Void
  ) async throws -> (editor: Member, admin: Member) {
    let archive = FileManager.default.temporaryDirectory
      .appending(path: "galley-archive-\(UUID().text).jsonl")
    defer { try? FileManager.default.removeItem(at: archive) }
    // The first of ten is not published.
    let all = articles + (articles + 8) / 9
    progress.begin("generating the archive", nil, "articles")
    try ImportArchive(articles: all, seed: seed, isVaried: true).write(to: archive)
    let staff = Staff()
    try await database.asSuperuser { try LogLoader.addPeople(staff, on: &$0) }
    let admin = try await database.newsroom.acting(as: staff.admins[0].name)
    try await importArchive(admin, archive.path, all)
    _ = try await admin.set(.publisherName, to: ["The Harbour Post"])
    _ = try await admin.set(.publisherURL, to: ["https://post.example"])
    progress.begin("projecting", nil, "articles")
    let editor = try await database.newsroom.acting(as: staff.editors[0].name)
    _ = try await editor.syndicate(PublicSelection(section: "none"), as: .ninjs) { _ in }
    return (editor, admin)
  }

  private func measure(
    _ format: SyndicationFormat, by member: Member, _ copy: RawLimit, _ progress: BenchmarkProgress
  ) async throws -> ExportFigures {
    let bytes = Mutex(0)
    var (seconds, exported) = ([Double](), 0)
    ResidentMemory.resetPeak()
    for _ in 0..<runs {
      bytes.withLock { $0 = 0 }
      let began = ContinuousClock.now
      let summary = try await export(format, by: member, progress) { piece in
        bytes.withLock { $0 += piece.count }
      }
      seconds.append(began.duration(to: .now) / .seconds(1))
      exported = summary.items
    }
    return ExportFigures(
      format: format.rawValue, articles: exported, seconds: seconds, bytes: bytes.withLock(\.self),
      copy: copy, peakMemory: ResidentMemory.peak)
  }

  /// As one document that nobody keeps, or as files if the format has no such document.
  private func export(
    _ format: SyndicationFormat, by member: Member, _ progress: BenchmarkProgress,
    to write: @Sendable @escaping ([UInt8]) -> Void
  ) async throws -> SyndicationSummary {
    guard format.layout == .files || format.mostItems != nil else {
      return try await member.syndicate(
        PublicSelection(), as: format, count: progress.advance, to: write
      ).value
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "galley-export-\(UUID().text)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let summary = try await member.syndicate(
      PublicSelection(), as: format, inFolder: folder.path, pageSize: format.pageSize ?? 1,
      count: progress.advance
    ).value
    return summary
  }
}

extension RawLimit {
  /// The rows and texts of an export of all live articles, in its order, in binary.
  fileprivate static func ofPublicItems(
    count: Int, runs: Int, on connection: inout Connection
  ) throws -> RawLimit {
    var query = PublicItemQuery(.live)
    query.readsWordings = false
    let copy = ("COPY (" as Query).appending(query.statement())
      .appending(") TO '/dev/null' (FORMAT binary)")
    return try measure(copy, rows: count, runs: runs, on: &connection)
  }
}
