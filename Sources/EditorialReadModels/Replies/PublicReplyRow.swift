package import Editorial
package import Foundation
import PostgreSQL

/// An approved reply of a reader in a row of ``PublicItemQuery``.
package struct PublicReplyRow: Sendable {
  package let reply: UUID
  package let words: ReplyWords
  package let receivedAt: Date
  /// The desk's answer, and when it was given; nil without one, or if its text was erased.
  package let answer: (text: String, at: Date)?

  static func all(_ row: borrowing Row) throws -> [PublicReplyRow] {
    let replies: [UUID] = try row.value("reply_ids")
    let words: [String] = try row.value("reply_words")
    let times: [Date] = try row.value("reply_times")
    let answers: [String] = try row.value("reply_answers")
    let answerTimes: [Date] = try row.value("reply_answer_times")
    return replies.indices.map { index in
      PublicReplyRow(
        reply: replies[index], words: ReplyWords(stored: words[index]), receivedAt: times[index],
        answer: answers[index].isEmpty ? nil : (answers[index], answerTimes[index]))
    }
  }
}
