import Editorial
import Foundation
package import Newsroom

/// How fast an archive of the past comes in, on the full path from its lines on, against COPY of the
/// rows that it comes to into tables of the same columns, checks and indexes.
package struct ImportBenchmark: Sendable {
  let articles: Int
  let seed: UInt64

  package init(articles: Int, seed: UInt64) {
    self.articles = articles
    self.seed = seed
  }

  /// - Parameter bringIn: Imports the archive in this file.
  package func run(
    in database: BenchmarkDatabase, progress: BenchmarkProgress,
    bringIn: (Member, _ archive: String) async throws -> Void
  ) async throws -> ImportReport {
    let archive = FileManager.default.temporaryDirectory
      .appending(path: "galley-archive-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: archive) }
    progress.begin("making up the archive", nil, "articles")
    try ImportArchive(articles: articles, seed: seed).write(to: archive)
    let bytes = try FileManager.default.attributesOfItem(atPath: archive.path)[.size] as? Int
    let staff = Staff()
    try await database.asSuperuser { try LogLoader.takeOn(staff, on: &$0) }
    let admin = try await database.newsroom.acting(as: staff.admins[0].name)
    let started = ContinuousClock.now
    try await bringIn(admin, archive.path)
    let seconds = started.duration(to: .now) / .seconds(1)
    let (log, copy, server) = try await CopyLimit.measure(in: database, progress: progress)
    return ImportReport(
      machine: .current(), server: server, seed: seed, archiveBytes: bytes ?? 0, log: log,
      seconds: seconds, copySeconds: copy, peakMemory: ResidentMemory.peak)
  }
}
