extension DeskWords {
  static let links = "Links for readers without a login"
  static let linksHint =
    "Whoever has such a link sees this one revision, and can leave remarks, until the link expires or is "
    + "revoked. It shows nothing else of the newsroom."
  static let linkReader = "For whom, such as Counsel Ada Wong"
  static let linkDays = "Days that the link is valid"
  static let makeRevisionLink = "Make a link"
  static let noLinks = "No link was made."
  static let revoke = "Revoke"
  static let revoked = "revoked"
  static let expired = "expired"
  static let takeOver = "Add as a note"
  static let dismiss = "Dismiss"

  static func shownTo(_ reader: String) -> String {
    "This text is not published. It is shown to \(reader) in confidence."
  }
  static let remark = "Your remark"
  static let yourName = "Your name"
  static let leaveRemark = "Send the remark"
  static let remarkLeft = "Thank you. The newsroom has your remark."
  static let linkIsOver =
    "This link shows nothing. It may have expired; ask the person who sent it."
}
