/// What a worker has to tell.
package enum WorkerNotice: Sendable {
  /// It follows the log with these read models now.
  case leads([String])
  /// Another worker follows the log with these.
  case waits([String])
  /// The live builds of these are of another version than this program's, and left alone.
  case outdated([String])
  /// A read model without a build is made from the log.
  case rebuilds([String])
  /// This login is no admin of the newsroom, so that the worker carries out no schedules.
  case mayNotPublish(String)
  /// A due schedule of the article of this slug was carried out: what was recorded, in words.
  case carriedOut(String, String)
  /// The schedule of the article with this id can be neither carried out nor refused.
  case notCarriedOut(String, String)
  /// The database cannot be reached, or refuses; it goes on trying.
  case trouble(String)
  /// The database answers again.
  case recovered

  /// In a line.
  package var line: String {
    switch self {
    case .leads(let names): "following the log with \(names.joined(separator: ", "))"
    case .waits(let names): "another worker follows with \(names.joined(separator: ", ")); waiting"
    case .outdated(let names):
      "left alone, as another version of galley made them: \(names.joined(separator: ", ")); "
        + "'galley projection rebuild' makes them of this one"
    case .rebuilds(let names): "making \(names.joined(separator: ", ")) from the log"
    case .mayNotPublish(let login):
      "\(login) may not publish, so this worker carries out no schedules; run one as an admin"
    case .carriedOut(let slug, let words): "\(slug), due: \(words)"
    case .notCarriedOut(let article, let reason):
      "the schedule of article \(article) cannot be carried out: \(reason); mend that, and start "
        + "the worker again"
    case .trouble(let reason): "\(reason); trying again"
    case .recovered: "the database answers again"
    }
  }
}
