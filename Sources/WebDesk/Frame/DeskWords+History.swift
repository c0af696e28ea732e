import Newsroom

/// The words of an article's history.
extension DeskWords {
  static var revisions: String { say("Revisions") }
  static var steps: String { say("Every step") }
  static var publicSaw: String { say("What the public saw") }
  static var neverPublic: String { say("The public never saw it.") }
  static var from: String { say("From") }
  static var until: String { say("Until") }
  static var now: String { say("now") }
  static var savedByColumn: String { say("Saved by") }
  static var time: String { say("Time") }
  static var older: String { say("Older") }
  static var newer: String { say("Newer") }
  static var compare: String { say("Compare") }
  static var view: String { say("Read") }
  static var live: String { say("live") }
  static var approved: String { say("approved") }
  static var moment: String { say("As it was at, such as yesterday 18:00") }
  static var readMoment: String { say("Read it as it was") }
  static var downloadProof: String { say("Download a proof") }
  static var proofHelp: String {
    say(
      "Shows anybody, without this newsroom, that the log contains the last publication or approval."
    )
  }
  static var noProofYet: String {
    say("A proof that the log contains it can be downloaded here once an admin has sealed the log.")
  }
  static func restored(_ revision: Int) -> String { say("restored from \(revision)") }
  static func asOf(_ time: String) -> String { say("This is the article as it was at \(time).") }
  static func oldRevision(_ number: Int, of last: Int) -> String {
    say("This is revision \(number) of \(last).")
  }
  static func olderRevision(_ number: Int) -> String { say("Revision \(number) as the older one") }
  static func newerRevision(_ number: Int) -> String { say("Revision \(number) as the newer one") }

  static var receivers: String { say("Who received it") }
  static var removed: String { say("removed") }

  static func name(of state: ArticleDelivery.State) -> String {
    switch state {
    case .pending: say("waits for the last change")
    case .sending: say("is getting the last change")
    case .delivered: say("has confirmed the last change")
    case .dead: say("did not take the last change")
    }
  }

  static func name(of state: DeliveredState) -> String {
    switch state {
    case .usable: say("Confirmed the text")
    case .held: say("Confirmed the hold")
    case .withdrawn: say("Confirmed the unpublication")
    case .killed: say("Confirmed the kill")
    }
  }
}
