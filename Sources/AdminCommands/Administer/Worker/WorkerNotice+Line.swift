import Editorial
import Newsroom
import PlainText

extension WorkerNotice {
  /// The notice as one line of text.
  var line: String {
    switch self {
    case .leads(let names): "following the log for \(names.joined(separator: ", "))"
    case .waits(let names): "waiting; another worker leads \(names.joined(separator: ", "))"
    case .outdated(let names):
      "skipping read models of another version of galley: \(names.joined(separator: ", ")); "
        + "'galley projection rebuild' rebuilds them"
    case .rebuilds(let names): "building \(names.joined(separator: ", ")) from the log"
    case .mayNotPublish(let login):
      "\(login) may not publish, so this worker ignores schedules; run a worker as an admin"
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
    }
  }
}

extension WorkerNotice {
  /// How important the notice is.
  var level: LogLine.Level {
    switch self {
    case .leads, .waits, .rebuilds, .carriedOut, .recovered, .upkeepRecovered, .sealed: .info
    case .outdated, .mayNotPublish, .refused: .warning
    case .notCarriedOut, .trouble, .upkeepFailed: .error
    }
  }
}

extension Upkeep.Kind {
  /// The consequence of a failure.
  fileprivate var trouble: String {
    switch self {
    case .metrics: "the metrics in the file are out of date"
    case .sealing: "the log is not sealed"
    }
  }

  fileprivate var recovery: String {
    switch self {
    case .metrics: "the metrics are up to date again"
    case .sealing: "the log is sealed again"
    }
  }
}
