import Editorial
import Newsroom

/// The words of the pages for readers and of the moderation of their replies.
enum ReplyWebWords {
  static var leaveReply: String { say("Leave a reply") }
  static var to: String { say("To the article") }
  static var name: String { say("Name, as it will be published") }
  static var text: String { say("Reply") }
  static var email: String { say("E-mail (optional, never published)") }
  static var trap: String { say("Leave this field empty") }
  static var send: String { say("Send") }
  static var moderated: String { say("The newsroom reads every reply before it is published.") }
  static var check: String { say("Please check your reply, and then send it.") }
  static var tooQuick: String {
    say("That was very quick. Please check your reply, and then send it again.")
  }
  static var tooMany: String {
    say(
      "There were too many replies in a short time. Your text is below; try again in "
        + "ten minutes.")
  }
  static var usedForm: String {
    say(
      "Another reply was already sent with this form. Send this one, too, if you mean "
        + "it.")
  }
  static var tooLarge: String { say("This is too long for a reply.") }
  static var later: String {
    say("The newsroom does not answer at the moment. Load this page again in a few minutes.")
  }
  static var notReceived: String { say("Your reply may not have arrived") }
  static var sendAgain: String {
    say(
      "The newsroom does not answer at the moment. What you typed is below: send it again in a few "
        + "minutes. It is received only once.")
  }
  static var thanks: String { say("Thank you") }
  static var received: String {
    say(
      "We have received your reply. The article shows it once the newsroom has "
        + "approved it.")
  }
  static var notPossible: String { say("No reply is possible") }
  static var yourText: String { say("Your text") }
  static var toArticle: String { say("Back to the article") }

  static var limit: String { say("At most \(ReplyWords.Limit.text) characters of plain text.") }

  static func limit(_ article: RepliableArticle) -> String {
    article.allowsLinks
      ? limit
      : say("At most \(ReplyWords.Limit.text) characters of plain text, without web addresses.")
  }

  /// - Parameter age: How long the oldest has waited.
  static func waiting(_ number: Int, _ age: String) -> String {
    number == 1
      ? say("One reply has waited for \(age)")
      : say("\(number) replies wait for a decision, the oldest for \(age)")
  }

  static var replies: String { say("Replies") }
  static var none: String { say("No reply is waiting.") }
  static var noneOfStatus: String { say("There are no such replies.") }
  static var status: String { say("Status") }
  static var decide: String { say("Decide about the chosen replies") }
  static func reply(_ reference: String) -> String { say("Reply \(reference)") }
  static var decideOne: String { say("Decide about this reply") }
  static var reason: String { say("Reason (for the log)") }
  static var optionalReason: String { say("Reason (for the log; may be empty)") }
  static var approve: String { say("Approve") }
  static var reject: String { say("Reject") }
  static var withdraw: String { say("Withdraw") }
  static var choose: String { say("Choose this reply") }
  static var answer: String { say("Answer") }
  static var yourAnswer: String { say("Answer of the newsroom") }
  static var more: String { say("Open this reply") }
  static var erase: String { say("Erase") }
  static var ground: String { say("Law or ruling that requires it") }
  static var erased: String { say("The reply was erased.") }
  static var cannotUndo: String {
    say(
      "This erases the name, the text, the address and the answer everywhere. It "
        + "cannot be undone.")
  }
  /// - Parameter decision: The name of a decision; nothing is said about others.
  static func done(_ decision: String, _ count: Int) -> String? {
    guard count > 0 else { return nil }
    return switch decision {
    case "approve":
      say(count, one: "1 reply is approved.", other: "\(count) replies are approved.")
    case "reject":
      say(count, one: "1 reply is rejected.", other: "\(count) replies are rejected.")
    case "withdraw":
      say(count, one: "1 reply is withdrawn.", other: "\(count) replies are withdrawn.")
    default: nil
    }
  }
  /// - Parameter event: What was recorded about one reply.
  static func done(_ event: String?) -> String? {
    switch event {
    case StoredReplyType.answered.rawValue?: say("The answer is saved.")
    case StoredReplyType.erased.rawValue?: erased
    case "nothing"?: DeskWords.nothingToDo
    default: nil
    }
  }
  static var nothingChosen: String { say("Choose at least one reply.") }
  static var toReplies: String { say("Back to the replies") }
  static var answered: String { say("The newsroom answers") }
}
