import Foundation
import JSON
import PlainText

/// What a reader wrote: a name, a text without markup, and perhaps an e-mail address, which is never
/// shown to the public. They are stored as one text alongside the log, so that they can be erased.
package struct ReplyWords: Hashable, Sendable {
  package let name: String
  /// Lines that end in a line feed.
  package let text: String
  package let email: String?

  /// In characters.
  package enum Limit {
    package static let name = 80
    package static let text = 4_000
    package static let email = 254
  }

  /// Cleans and checks what a reader typed.
  ///
  /// Control characters and characters that change the reading direction are removed, because nobody
  /// sees them.
  ///
  /// - Parameter allowsLinks: Whether the name and the text may contain web addresses. They are shown
  ///   as text in any case.
  /// - Throws: The first field that is wrong.
  package init(
    name: String, text: String, email: String = "", allowsLinks: Bool = false
  ) throws(ReplyProblem) {
    self.name = Self.cleaned(name, keepsLines: false)
    self.text = Self.cleaned(text, keepsLines: true)
    let email = Self.cleaned(email, keepsLines: false)
    self.email = email.isEmpty ? nil : email
    try Self.require(self.name, .name, atMost: Limit.name)
    try Self.require(self.text, .text, atMost: Limit.text)
    if !allowsLinks {
      for (field, value) in [(ReplyField.name, self.name), (.text, self.text)]
      where Self.hasLink(value) {
        throw .link(field)
      }
    }
    if let email = self.email, !Self.isAddress(email) { throw .notAnAddress }
  }

  private init(name: String, text: String, email: String?) {
    (self.name, self.text, self.email) = (name, text, email)
  }

  private static func require(
    _ value: String, _ field: ReplyField, atMost limit: Int
  ) throws(ReplyProblem) {
    if value.isEmpty { throw .missing(field) }
    if value.count > limit || value.utf8.count > limit * 16 {
      throw .tooLong(field, count: value.count, limit: limit)
    }
  }

  private static func cleaned(_ text: String, keepsLines: Bool) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .replacing("\u{2028}", with: "\n").replacing("\u{2029}", with: "\n")
      .replacing("\t", with: " ")
    let kept = lines.unicodeScalars.filter { $0 == "\n" || !SanitizedText.isUnsafe($0) }
    let clean = String(String.UnicodeScalarView(kept))
    return (keepsLines ? clean : clean.replacing("\n", with: " ")).trimmed
  }

  private static let linkStarts = ["://", "www.", "href=", "[url", "mailto:"]

  private static func hasLink(_ text: String) -> Bool {
    let text = text.lowercased()
    return linkStarts.contains { text.contains($0) }
  }

  /// Whether mail could have this address. Nothing is ever sent to it without a person who reads it.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return text.count <= Limit.email && parts.count == 2 && !parts[0].isEmpty
      && parts[1].contains(".") && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
      && !text.contains(where: \.isWhitespace)
  }
}

// The stored form.
extension ReplyWords {
  /// A JSON object in a fixed order.
  package var stored: String {
    JSONObject([
      "name": .string(name), "text": .string(text), "email": email.map(JSONValue.string),
    ]).text
  }

  /// Reads ``stored``. Only SQL can store anything else, which is then the text of a reader without a
  /// name.
  package init(stored: String) {
    guard case .object(let object)? = try? JSONValue(parsing: stored),
      case .string(let name)? = object["name"], case .string(let text)? = object["text"]
    else {
      self.init(name: "", text: Self.cleaned(stored, keepsLines: true), email: nil)
      return
    }
    let email: String? = if case .string(let email)? = object["email"] { email } else { nil }
    self.init(
      name: Self.cleaned(name, keepsLines: false), text: Self.cleaned(text, keepsLines: true),
      email: email)
  }
}

/// A field of a reply. The raw value is its name in a form.
package enum ReplyField: String, Hashable, Sendable, CaseIterable {
  case name
  case text
  case email
}

/// Why words are not a reply. The description is for the reader who wrote them.
package enum ReplyProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(ReplyField)
  case tooLong(ReplyField, count: Int, limit: Int)
  case link(ReplyField)
  case notAnAddress

  package var field: ReplyField {
    switch self {
    case .missing(let field), .tooLong(let field, _, _), .link(let field): field
    case .notAnAddress: .email
    }
  }

  package var description: String {
    switch self {
    case .missing(.name): "Enter a name."
    case .missing: "Write your reply."
    case .tooLong(let field, let count, let limit):
      "The \(field == .text ? "reply" : field.rawValue) has \(count) characters; shorten it to "
        + "\(limit)."
    case .link(let field):
      "The \(field == .text ? "reply" : field.rawValue) contains a web address; remove it."
    case .notAnAddress: "This is not an e-mail address; correct it, or leave the field empty."
    }
  }
}
