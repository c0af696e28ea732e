import Editorial
import Newsroom

/// The words of the pages for readers and of the moderation of their replies.
enum ReplyWebWords {
  static let leaveReply = "Leave a reply"
  static let to = "To the article"
  static let name = "Name, as it will be published"
  static let text = "Reply"
  static let email = "E-mail (optional, never published)"
  static let trap = "Leave this field empty"
  static let send = "Send"
  static let moderated = "The newsroom reads every reply before it is published."
  static let check = "Please check your reply, and then send it."
  static let tooMany =
    "There were too many replies in a short time. Your text is below; try again in ten minutes."
  static let usedForm =
    "Another reply was already sent with this form. Send this one, too, if you mean it."
  static let tooLarge = "This is too long for a reply."
  static let later =
    "The newsroom does not answer at the moment. Keep your text and try again later."
  static let thanks = "Thank you"
  static let received =
    "We have received your reply. The article shows it once the newsroom has approved it."
  static let notPossible = "No reply is possible"
  static let yourText = "Your text"
  static let toArticle = "Back to the article"

  static func limit(_ article: RepliableArticle) -> String {
    "At most \(ReplyWords.Limit.text) characters of plain text"
      + (article.allowsLinks ? "." : ", without web addresses.")
  }

  static let replies = "Replies"
  static let none = "No reply is waiting."
  static let noneOfStatus = "There are no such replies."
  static let status = "Status"
  static let decide = "Decide about the chosen replies"
  static let reason = "Reason (for the log)"
  static let approve = "Approve"
  static let reject = "Reject"
  static let withdraw = "Withdraw"
  static let choose = "Choose this reply"
  static let answer = "Answer"
  static let yourAnswer = "Answer of the newsroom"
  static let more = "Answer or erase"
  static let erase = "Erase"
  static let ground = "Law or ruling that requires it"
  static let erased = "The reply was erased."
  static let cannotUndo =
    "This erases the name, the text, the address and the answer everywhere. It cannot be undone."
  static let nothingChosen = "choose at least one reply"
  static let toReplies = "Back to the replies"
  static let answered = "The newsroom answers"
}
