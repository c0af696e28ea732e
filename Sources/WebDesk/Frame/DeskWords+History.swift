/// The words of an article's history.
extension DeskWords {
  static let revisions = "Revisions"
  static let steps = "Every step"
  static let publicSaw = "What the public saw"
  static let neverPublic = "The public never saw it."
  static let from = "From"
  static let until = "Until"
  static let now = "now"
  static let savedByColumn = "Saved by"
  static let time = "Time"
  static let older = "Older"
  static let newer = "Newer"
  static let compare = "Compare"
  static let view = "Read"
  static let live = "live"
  static let approved = "approved"
  static let moment = "As it was at, such as yesterday 18:00"
  static let readMoment = "Read it as it was"
  static let downloadProof = "Download a proof"
  static let proofHelp =
    "Shows anybody, without this newsroom, that the log contains the last publication or approval."
  static func restored(_ revision: Int) -> String { "restored from \(revision)" }
  static func asOf(_ time: String) -> String { "This is the article as it was at \(time)." }
  static func oldRevision(_ number: Int, of last: Int) -> String {
    "This is revision \(number) of \(last)."
  }
  static func olderRevision(_ number: Int) -> String { "Revision \(number) as the older one" }
  static func newerRevision(_ number: Int) -> String { "Revision \(number) as the newer one" }
}
