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
    let answer = try await read([Publications.self, Revisions.self, Replies.self]) { connection in
      let folder = try SiteFolder(folder)
      return try connection.exporting { connection in
        try SiteExport(
          site: site, folder: folder, isRebuilding: isRebuilding, progress: progress
        ).run(on: &connection)
      }
    }
    var summary = answer.value.summary
    summary.problems = try await makePictures(
      of: answer.value.pictured, in: "\(folder)/\(PublicPicture.folder)",
      areAll: summary.isWhole)
    return Answer(value: summary, remarks: answer.remarks)
  }

  /// - Parameter areAll: Whether no other text has pictures, so that all other files are removed.
  /// - Returns: Why some pictures could not be made.
  private func makePictures(
    of texts: [PublicText], in folder: String, areAll: Bool
  ) async throws -> [String] {
    let renditions = PictureRenditions(folder: folder)
    if !texts.isEmpty { try SiteFiles.createFolder(folder) }
    if areAll, FileManager.default.fileExists(atPath: folder) {
      let files = texts.flatMap(\.publicPictures).flatMap(\.files)
      try renditions.removeAll(except: Set(files.map(\.name)))
    }
    var problems: [String] = []
    for text in texts {
      problems += try await makePublicPictures(of: text, in: renditions).map(\.reason)
    }
    return problems
  }
}
