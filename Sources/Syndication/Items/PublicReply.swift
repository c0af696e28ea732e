package import Foundation

/// A reader's reply that the desk has approved. All of it is plain text.
package struct PublicReply: Hashable, Sendable {
  /// The desk's answer.
  package struct Answer: Hashable, Sendable {
    package let text: String
    package let at: Date

    package init(text: String, at: Date) { (self.text, self.at) = (text, at) }
  }

  package let id: UUID
  /// As the reader gave it.
  package let name: String
  package let text: String
  package let receivedAt: Date
  /// Nil without one.
  package let answer: Answer?

  package init(id: UUID, name: String, text: String, receivedAt: Date, answer: Answer? = nil) {
    (self.id, self.name, self.text) = (id, name, text)
    (self.receivedAt, self.answer) = (receivedAt, answer)
  }

  /// The permanent id outside the newsroom.
  var urn: String { PublicItem.urn(of: id) }
}
