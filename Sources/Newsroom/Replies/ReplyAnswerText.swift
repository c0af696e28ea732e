import Editorial
import Foundation
import PlainText

/// The desk's answer to a reply: plain text in lines.
struct ReplyAnswerText {
  let text: String

  /// - Throws: `ReplyRejection` for an empty answer, and `TooManyWords` for one that is too long.
  init(_ typed: String) throws {
    text = SanitizedText(block: typed).description.trimmed
    guard !text.isEmpty else { throw ReplyRejection.answerMissing }
    try WordsLimit.answer.require(text)
  }
}
