/// What to say before something that cannot be undone. It reads and writes nothing.
struct Confirmation: Hashable, Sendable {
  /// Why it needs consent, as a sentence without a capital letter and a full stop: "killing wall cannot
  /// be undone".
  let warning: String
  /// What will happen, each in a sentence.
  let consequences: [String]
  /// Ends with a question mark.
  let question: String

  /// The warning as a sentence of its own.
  var warningSentence: String { warning.prefix(1).uppercased() + warning.dropFirst() + "." }

  /// The refusal where nobody can be asked.
  var refusal: String { "\(warning); add --yes to do it, or --dry-run to see what it would do" }

  /// Whether a typed line is consent. Everything but "y" and "yes" is not.
  static func isConsent(_ line: [UInt8]) -> Bool {
    let words = String(decoding: line, as: UTF8.self).split { $0.isWhitespace }
    return words.count == 1 && ["y", "yes"].contains(words[0].lowercased())
  }
}
