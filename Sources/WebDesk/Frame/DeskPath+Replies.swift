import Foundation
import PlainText

extension DeskPath {
  /// Where readers reply to an article, as a pattern.
  static let reply = DeskPath("/replies/{article}")
  static let replies = DeskPath("/desk/replies")
  /// Where the decision about several replies is sent.
  static let decision = DeskPath("/desk/replies/decision")
  /// The page of one reply, as a pattern.
  static let moderation = DeskPath("/desk/replies/{reply}")

  static func reply(to article: UUID) -> DeskPath { DeskPath("/replies/\(article.text)") }

  static func reply(_ id: UUID) -> DeskPath { DeskPath("\(replies.text)/\(id.text)") }

  /// A form of a reply, such as `answer`.
  static func reply(_ id: UUID, _ part: String) -> DeskPath {
    DeskPath("\(reply(id).text)/\(part)")
  }
}
