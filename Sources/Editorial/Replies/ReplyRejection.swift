/// Why a command about a reply is refused. The description says in one line what is wrong and what to
/// do.
package enum ReplyRejection: Error, Hashable, CustomStringConvertible {
  /// A person tried to receive a reply.
  case deskOnly
  case notPermitted(ReplyVerb)
  case adminOnly
  case noReply
  case alreadyReceived
  case erased
  /// It cannot be rejected any more.
  case isPublic
  case notWaiting
  case notPublic
  case answerMissing
  case reasonMissing
  case groundMissing

  /// A name for programs.
  package var rule: String {
    switch self {
    case .deskOnly, .notPermitted, .adminOnly: "notPermitted"
    case .noReply: "noReply"
    case .alreadyReceived: "alreadyReceived"
    case .erased: "replyErased"
    case .isPublic: "replyPublic"
    case .notWaiting: "replyNotWaiting"
    case .notPublic: "replyNotPublic"
    case .answerMissing: "answerMissing"
    case .reasonMissing: "reasonMissing"
    case .groundMissing: "groundMissing"
    }
  }

  package var description: String {
    switch self {
    case .deskOnly: "only the web desk receives replies"
    case .notPermitted(let verb): "you may not \(verb.rawValue) a reply; ask an editor"
    case .adminOnly: "only an admin may erase a reply; ask one"
    case .noReply: "there is no such reply"
    case .alreadyReceived: "the reply was received already"
    case .erased: "the reply was erased; nothing more can be done with it"
    case .isPublic: "the reply is approved; withdraw it instead"
    case .notWaiting: "the reply does not wait for a decision; approve it to show it again"
    case .notPublic: "the reply is not approved; there is nothing to withdraw"
    case .answerMissing: "the answer has no text; write one"
    case .reasonMissing: "erasing needs a reason; give one"
    case .groundMissing: "erasing needs a legal ground; name the law or the ruling"
    }
  }
}
