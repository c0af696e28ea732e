import Digests
package import Foundation
import PlainText

/// The secret of a link: 32 random bytes, written as 64 hexadecimal digits.
package struct LinkSecret: Sendable {
  let bytes: [UInt8]

  private static let count = 32

  static func random() -> LinkSecret { LinkSecret(bytes: RandomBytes.make(count)) }

  /// The secret of the link to a revision that a form of a session makes: the same if the form is sent
  /// again, so that the newsroom sees that it has the link. Nobody derives it without the session's key.
  package static func ofRevisionLink(_ form: UUID, in session: DeskSession) -> LinkSecret {
    LinkSecret(bytes: session.ticket.code(for: "revision link \(form.text)"))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Nil if the text is not what ``text`` returns.
  package init?(_ text: String) {
    guard text.utf8.count == 2 * Self.count, let bytes = [UInt8](hex: text) else { return nil }
    self.init(bytes: bytes)
  }

  package var text: String { bytes.hex }

  /// What the newsroom keeps.
  var digest: [UInt8] { Digest(of: bytes).bytes }
}

// The secret is never shown by accident, neither in a description nor by reflection.
extension LinkSecret: CustomStringConvertible, CustomReflectable {
  package var description: String { "a link" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
