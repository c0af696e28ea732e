import Digests
import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import Syndication

extension Member {
  /// Writes the newsroom's site to a folder, or what has changed since the former export there. The
  /// folder shows the former site until the new one is complete.
  ///
  /// - Parameters:
  ///   - css: Replaces the site's own style; nil to keep it.
  ///   - hasReplyForms: Whether the web server of the site also passes requests on to the desk, which
  ///     has the forms for replies.
  ///   - isRebuilding: Whether to write all pages even if few have changed.
  ///   - progress: Receives the number of articles so far, and of all.
  /// - Throws: ``Failure`` if the folder is a link, has files that are not a site's, or is the site
  ///   of another newsroom; if another export writes there; or if a file cannot be written.
  package func exportSite(
    to folder: String, css: String? = nil, hasReplyForms: Bool = false, isRebuilding: Bool = false,
    progress: @Sendable @escaping (Int, Int) -> Void = { _, _ in }
  ) async throws -> Answer<SiteSummary> {
    let settings = try await currentSettings()
    let zone = settings.timeZone.flatMap { ZoneName(known: $0) } ?? .utc
    let site = Site(
      publisher: Publisher(settings), sections: settings.sections,
      clock: SiteClock(zone: zone.timeZone, label: zone.label),
      replyForm: SiteReplyForm(settings, isServed: hasReplyForms, at: Date()), css: css)
    let answer = try await export(
      site, to: folder, isRebuilding: isRebuilding, progress: progress)
    var summary = answer.value.summary
    let failures = try await makePictures(
      of: answer.value.pictured.map(\.text), in: "\(folder)/\(PublicPicture.folder)",
      areAll: summary.isWhole)
    summary.problems = failures.map(\.failure.reason)
    let unmade = Set(failures.filter { $0.failure.kind == .invalid }.map(\.key))
    if !unmade.isEmpty {
      // No page names a file that is not there.
      let others = answer.value.pictured.filter { article in
        article.text.publicPictures.contains { unmade.contains($0.picture.key) }
      }
      _ = try await export(
        site, to: folder, leavingOut: unmade, from: others.map(\.article), progress: { _, _ in })
    }
    return Answer(value: summary, remarks: answer.remarks)
  }

  /// Writes pages, without their pictures.
  private func export(
    _ site: Site, to folder: String, isRebuilding: Bool = false,
    leavingOut unmade: Set<Digest> = [],
    from others: [UUID] = [], progress: @Sendable @escaping (Int, Int) -> Void
  ) async throws -> Answer<(summary: SiteSummary, pictured: [PicturedArticle])> {
    try await read([Publications.self, Revisions.self, Replies.self]) { connection in
      let folder = try SiteFolder(folder)
      return try connection.exporting { connection in
        try SiteExport(
          site: site, folder: folder, isRebuilding: isRebuilding, unmade: unmade, others: others,
          progress: progress
        ).run(on: &connection)
      }
    }
  }

  /// - Parameter areAll: Whether no other text has pictures, so that all other files are removed.
  /// - Returns: The pictures that could not be made, and why.
  private func makePictures(
    of texts: [PublicText], in folder: String, areAll: Bool
  ) async throws -> [(key: Digest, failure: Failure)] {
    let renditions = PictureRenditions(folder: folder)
    if !texts.isEmpty { try SiteFiles.createFolder(folder) }
    if areAll, FileManager.default.fileExists(atPath: folder) {
      let files = texts.flatMap(\.publicPictures).flatMap(\.files)
      try renditions.removeAll(except: Set(files.map(\.name)))
    }
    var failures: [(key: Digest, failure: Failure)] = []
    for text in texts {
      failures += try await makePublicPictures(of: text, in: renditions)
    }
    return failures
  }
}
