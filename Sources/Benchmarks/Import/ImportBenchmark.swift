import Editorial
import Foundation
package import Newsroom
import PlainText

/// How fast an archive is imported, on the full path from its lines. It is compared with COPY of
/// the resulting rows into tables with the same columns, checks and indexes.
package struct ImportBenchmark: Sendable {
  let articles: Int
  let seed: UInt64

  package init(articles: Int, seed: UInt64) {
    self.articles = articles
    self.seed = seed
  }

  /// - Parameter importArchive: Imports the archive in this file.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress,
    importArchive: (Member, _ archive: String) async throws -> ImportSummary
  ) async throws -> ImportReport {
    let archive = FileManager.default.temporaryDirectory
      .appending(path: "galley-archive-\(UUID().text).jsonl")
    defer { try? FileManager.default.removeItem(at: archive) }
    progress.begin("generating the archive", nil, "articles")
    try ImportArchive(articles: articles, seed: seed).write(to: archive)
    let bytes = try FileManager.default.attributesOfItem(atPath: archive.path)[.size] as? Int
    let staff = Staff()
    try await database.asSuperuser { try LogLoader.addPeople(staff, on: &$0) }
    let admin = try await database.newsroom.acting(as: staff.admins[0].name)
    let start = ContinuousClock.now
    let summary = try await importArchive(admin, archive.path)
    let duration = start.duration(to: .now)
    let (log, copy, server) = try await CopyLimit.measure(in: database, progress: progress)
    return ImportReport(
      machine: .current(), server: server, seed: seed, archiveBytes: bytes ?? 0, log: log,
      seconds: duration / .seconds(1), recordingSeconds: summary.recording / .seconds(1),
      copySeconds: copy, peakMemory: ResidentMemory.peak)
  }
}
