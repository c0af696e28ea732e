extension DeskWords {
  static var links: String { say("Links for readers without a login") }
  static var linksHint: String {
    say(
      "Anybody who has such a link sees this one revision, and can leave remarks, until the "
        + "link expires or is revoked. It shows nothing else of the newsroom.")
  }
  static var linkReader: String { say("For whom, such as Counsel Ada Wong") }
  static var linkDays: String { say("Days that the link is valid") }
  static var makeRevisionLink: String { say("Make a link") }
  static var noLinks: String { say("No link was made.") }
  static var revoke: String { say("Revoke") }
  static var revoked: String { say("revoked") }
  static var expired: String { say("expired") }
  static var takeOver: String { say("Add as a note") }
  static func waitingRemarks(_ count: Int) -> String {
    say(
      count, one: "1 remark of a reader with a link is waiting",
      other: "\(count) remarks of readers with a link are waiting")
  }
  static var dismiss: String { say("Dismiss") }

  static var linkedIsLive: String { say("This revision is live.") }
  static var linkedIsNotLive: String { say("This revision is not live.") }
  /// The end of the link follows.
  static func shownTo(_ reader: String) -> String {
    say("The link shows it to \(reader) in confidence until ")
  }
  static var remark: String { say("Your remark") }
  static var yourName: String { say("Your name") }
  static var leaveRemark: String { say("Send the remark") }
  static var remarkLeft: String { say("Thank you. The newsroom has your remark.") }
  static var linkIsOver: String {
    say("This link shows nothing. It may have expired; ask the person who sent it.")
  }

  static func linkOf(_ revision: Int, madeBy name: String) -> String {
    say("Revision \(revision), made by \(name), ")
  }
  static var validUntil: String { say("until ") }
}
