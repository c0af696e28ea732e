import Editorial
import Foundation
import PlainText

/// The desk's answer to a reply: plain text in lines.
struct ReplyAnswerText {
  let text: String

  /// In characters.
  private static let longest = 4_000

  /// - Throws: ``Failure`` for an empty or too long answer.
  init(_ typed: String) throws {
    text = SanitizedText(block: typed).description.trimmed
    guard !text.isEmpty else { throw ReplyRejection.answerMissing }
    guard text.count <= Self.longest else {
      throw Failure(
        .invalid, "the answer has \(text.count) characters; shorten it to \(Self.longest)")
    }
  }
}
