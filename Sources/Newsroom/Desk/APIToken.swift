package import Editorial

/// A token that a program showed, and that is valid.
package struct APIToken: Sendable {
  /// As a session of the person, with whose password commands are carried out.
  package let session: DeskSession
  package let scope: TokenScope

  package var actor: Actor { session.actor }

  /// The text of every token begins with it, so that a program can find lost tokens.
  static let prefix = "galley_"

  /// The text that a program shows: the prefix and 96 hexadecimal digits.
  package static func text(of ticket: SessionTicket) -> String { prefix + ticket.text }

  /// Nil if the text is not that of a token.
  package static func ticket(_ text: String) -> SessionTicket? {
    guard text.hasPrefix(prefix) else { return nil }
    return SessionTicket(String(text.dropFirst(prefix.count)))
  }
}
