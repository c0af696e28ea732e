import Editorial
import EditorialReadModels
import Newsroom
import PlainText

extension WorkerNotice {
  /// The notice as one line of text.
  var line: String {
    switch self {
    case .leads(let names): "following the log for \(names.joined(separator: ", "))"
    case .waits(let names): "waiting; another worker leads \(names.joined(separator: ", "))"
    case .outdated(let names):
      "skipping \(names.joined(separator: ", ")), which a newer galley built; use its worker"
    case .rebuilds(let names): "building \(names.joined(separator: ", ")) from the log"
    case .mayNotPublish(let login):
      "\(login) may not publish, so this worker ignores schedules; run a worker as an admin"
    case .mayPublishAgain(let login): "\(login) may publish again"
    case .carriedOut(let slug, let words): "\(slug): as scheduled, \(words)"
    case .refused(let slug, .unpublication, let reason):
      "\(slug): not unpublished as scheduled: \(reason); schedule it again or cancel it"
    case .refused(let slug, .publication, let reason):
      "\(slug): not published as scheduled: \(reason); schedule it again or cancel the schedule"
    case .notCarriedOut(let article, let failure):
      "the schedule of article \(article) failed: \(failure.sentence); fix this, "
        + "and restart the worker"
    case .trouble(let failure): "\(failure.sentence); trying again"
    case .recovered: "the database is available again"
    case .upkeepFailed(let kind, let failure): "\(failure.sentence); \(kind.trouble)"
    case .upkeepRecovered(let kind): kind.recovery
    case .sealed(let events, let new): "sealed \(Count.of(events, "event")), \(new) new"
    case .siteWritten(let summary): summary.line
    case .noticeSent(let person, let kind, let slug): "told \(person): \(slug) \(kind.words)"
    case .noticeWaits(let person, let slug, let reason):
      "a notice about \(slug) for \(person) waits: \(reason)"
    case .noticeFailed(let person, let slug, let reason):
      "a notice about \(slug) for \(person) is not sent again: \(reason)"
    }
  }
}

extension WorkerNotice {
  /// How important the notice is.
  var level: LogLine.Level {
    switch self {
    case .leads, .waits, .rebuilds, .mayPublishAgain, .carriedOut, .recovered, .upkeepRecovered,
      .sealed,
      .noticeSent:
      .info
    case .siteWritten(let summary): summary.problems.isEmpty ? .info : .warning
    case .outdated, .mayNotPublish, .refused, .noticeWaits: .warning
    case .notCarriedOut, .trouble, .upkeepFailed, .noticeFailed: .error
    }
  }
}

extension SiteSummary {
  /// What was written, and why some pictures are missing.
  fileprivate var line: String {
    let written = "wrote \(Count.of(pages, "page")) of the site"
    let what = isWhole ? written : "\(written) for \(Count.of(changed, "changed article"))"
    return ([what] + problems).joined(separator: "; ")
  }
}

extension NoticeKind {
  /// What happened to the article.
  fileprivate var words: String {
    switch self {
    case .submitted: "was submitted"
    case .sentBack: "needs changes"
    case .due: "is due"
    }
  }
}

extension Upkeep.Kind {
  /// The consequence of a failure.
  fileprivate var trouble: String {
    switch self {
    case .metrics: "the metrics in the file are out of date"
    case .sealing: "the log is not sealed"
    case .notices: "notices are not sent"
    case .site: "the site is as it was"
    }
  }

  fileprivate var recovery: String {
    switch self {
    case .metrics: "the metrics are up to date again"
    case .sealing: "the log is sealed again"
    case .notices: "notices are sent again"
    case .site: "the site is up to date again"
    }
  }
}
