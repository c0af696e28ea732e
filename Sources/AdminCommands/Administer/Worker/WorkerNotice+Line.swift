import Newsroom

extension WorkerNotice {
  /// The notice in one line.
  var line: String {
    switch self {
    case .leads(let names): "following the log with \(names.joined(separator: ", "))"
    case .waits(let names): "another worker follows with \(names.joined(separator: ", ")); waiting"
    case .outdated(let names):
      "built by another version of galley, and left alone: \(names.joined(separator: ", ")); "
        + "'galley projection rebuild' builds them with this one"
    case .rebuilds(let names): "building \(names.joined(separator: ", ")) from the log"
    case .mayNotPublish(let login):
      "\(login) may not publish, so this worker carries out no schedules; run one as an admin"
    case .carriedOut(let slug, let words): "\(slug), due: \(words)"
    case .notCarriedOut(let article, let failure):
      "the schedule of article \(article) cannot be carried out: \(failure.sentence); correct that, "
        + "and start the worker again"
    case .trouble(let failure): "\(failure.sentence); trying again"
    case .recovered: "the database answers again"
    }
  }
}
