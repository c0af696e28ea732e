/// The address of a mailbox, in ASCII, with an optional name of its owner.
package struct MailAddress: Hashable, Sendable {
  /// `local@domain`
  package let mailbox: String
  /// As people read it; empty if there is none.
  package let name: String

  /// Nil if `mailbox` is not an address: letters, digits and `!#$%&'*+-/=?^_{|}~` with single dots,
  /// then `@` and a domain. Quoted names, domains that are not ASCII, and addresses of hosts by
  /// number are not supported.
  package init?(_ mailbox: String, name: String = "") {
    let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, mailbox.utf8.count <= 254, parts[0].utf8.count <= 64,
      Self.parts(of: parts[0]).allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAtom) })
    else { return nil }
    let labels = Self.parts(of: parts[1])
    guard labels.count > 1 || parts[1] == "localhost",
      labels.allSatisfy(Self.isLabel), labels.last?.utf8.allSatisfy(Self.isDigit) == false
    else { return nil }
    self.mailbox = mailbox
    self.name = name
  }

  /// What comes after the `@`.
  package var domain: Substring { mailbox[mailbox.index(after: at)...] }

  private var at: String.Index { mailbox.firstIndex(of: "@") ?? mailbox.startIndex }

  private static func parts(of text: Substring) -> [Substring] {
    text.split(separator: ".", omittingEmptySubsequences: false)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
