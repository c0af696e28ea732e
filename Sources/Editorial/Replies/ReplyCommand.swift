package import Digests
package import Foundation
import JSON
import PlainText

/// A request about a reader's reply.
package enum ReplyCommand: Hashable, Sendable {
  /// `text` is the key of the reader's ``ReplyWords``.
  case receive(article: UUID, text: Digest)
  case approve
  case reject(reason: String?)
  case withdraw(reason: String?)
  /// `text` is the key of the answer.
  case answer(text: Digest)
  case erase(reason: String, ground: String)

  package var verb: ReplyVerb {
    switch self {
    case .receive: .receive
    case .approve: .approve
    case .reject: .reject
    case .withdraw: .withdraw
    case .answer: .answer
    case .erase: .erase
    }
  }

  /// The SHA-256 of the command. A text is represented by its salted key, so the digest confirms no
  /// guess at an erased text.
  package var request: Digest {
    var json =
      switch self {
      case .receive(let article, let text):
        JSONObject(["article": .string(article.text), "text": .string(text.hex)])
      case .approve: JSONObject()
      case .reject(let reason), .withdraw(let reason):
        JSONObject(["reason": Self.words(reason).map(JSONValue.string)])
      case .answer(let text): JSONObject(["text": .string(text.hex)])
      case .erase(let reason, let ground):
        JSONObject(["reason": .string(reason.trimmed), "ground": .string(ground.trimmed)])
      }
    json["command"] = .string(verb.rawValue)
    return Digest(of: json.bytes)
  }

  /// Nil for a text that is missing or blank, which means the same.
  static func words(_ text: String?) -> String? {
    text.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// The kinds of commands about replies. The raw values are part of the digests of commands.
package enum ReplyVerb: String, Hashable, Sendable, CaseIterable {
  case receive
  case approve
  case reject
  case withdraw
  case answer
  case erase
}

extension ReplyEvent {
  /// The command that leads to the event.
  package var command: ReplyCommand {
    switch self {
    case .received(let article, let text): .receive(article: article, text: text)
    case .approved: .approve
    case .rejected(let reason): .reject(reason: reason)
    case .withdrawn(let reason): .withdraw(reason: reason)
    case .answered(let text): .answer(text: text)
    case .erased(_, let reason, let ground): .erase(reason: reason, ground: ground)
    }
  }
}
