import PostgreSQL
import PostgresEventStore
import Synchronization

extension Member {
  /// Keeps a site up to date with what the public can read. The first export does not delay the work.
  ///
  /// - Parameters:
  ///   - folder: As for ``exportSite(to:css:hasReplyForms:isRebuilding:progress:)``.
  ///   - hasReplyForms: The same.
  ///   - interval: How often to look for changes.
  /// - Throws: ``Failure`` if the folder cannot be a site.
  package func siteUpkeep(
    in folder: String, hasReplyForms: Bool, every interval: Duration,
    notice: @escaping @Sendable (WorkerNotice) -> Void
  ) throws -> Upkeep {
    do throws(Failure) {
      _ = try SiteFolder(folder)
    } catch {
      // A site to which another export writes at this moment is a site, too.
      guard error.kind == .conflict else { throw error }
    }
    let shown = Shown()
    var upkeep = Upkeep(kind: .site, interval: interval, notice: notice) {
      let last = try await withConnection { try Watermark.lastPosition(on: &$0) }
      guard last != shown.position else { return }
      do {
        let summary = try await exportSite(to: folder, hasReplyForms: hasReplyForms).value
        if summary.position >= last { shown.position = last }
        if summary.changed > 0 || summary.isWhole { notice(.siteWritten(summary)) }
      } catch let failure as Failure where failure.kind == .conflict {
        // The next time, this export continues after the other one.
      }
    }
    upkeep.precedesWork = false
    return upkeep
  }
}

/// The last position of the log that the site shows.
private final class Shown: Sendable {
  private let latest = Mutex<Int64>(-1)

  var position: Int64 {
    get { latest.withLock { $0 } }
    set { latest.withLock { $0 = newValue } }
  }
}
