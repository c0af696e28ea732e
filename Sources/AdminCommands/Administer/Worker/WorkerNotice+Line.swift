import Newsroom

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
    case .carriedOut(let slug, let words): "\(slug): \(words), as scheduled"
    case .notCarriedOut(let article, let failure):
      "the schedule of article \(article) failed: \(failure.sentence); fix this, "
        + "and restart the worker"
    case .trouble(let failure): "\(failure.sentence); trying again"
    case .recovered: "the database is available again"
    }
  }
}
