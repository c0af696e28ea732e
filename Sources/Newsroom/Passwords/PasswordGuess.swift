import Foundation

/// The order in which somebody who does not know a password tries them: first the common words, with
/// signs and digits around them, then repetitions, then walks over the keyboard.
enum PasswordGuess {
  /// Whether a password is among the first that are tried.
  ///
  /// - Parameter names: What is known about the person. With few letters besides them, a password is
  ///   easy to guess too.
  static func isEarly(_ password: String, knowing names: [String] = []) -> Bool {
    let text = folded(password)
    if isEarly(folded: text) { return true }
    var rest = text
    for name in names.map(folded) where name.count >= 3 { rest = rest.replacing(name, with: " ") }
    guard rest != text else { return false }
    return rest.count(where: \.isLetter) < leastLetters || isEarly(folded: rest)
  }

  /// Besides the names that are known.
  private static let leastLetters = 6
  private static let leastDifferent = 5

  private static func isEarly(folded text: String) -> Bool {
    let characters = text.filter { !$0.isWhitespace }
    let plain = characters.filter { $0.isLetter || $0.isNumber }
    return Set(characters).count < leastDifferent || isRepetition(Array(characters))
      || isRepetition(Array(plain)) || KeyboardWalk.covers(plain)
      || CommonPasswords.contains(plain) || CommonPasswords.contains(core(of: characters))
  }

  /// Without what differs only in its form: capitals, wide letters, composed accents.
  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased()
  }

  /// The letters in the middle, with the letters for which signs stand: "p@ssw0rd!!!1" is "password".
  private static func core(of text: String) -> String {
    let start = text.drop { !$0.isLetter }
    guard let end = start.lastIndex(where: \.isLetter) else { return "" }
    return String(start[...end].map { standIns[$0] ?? $0 }.filter { $0.isLetter || $0.isNumber })
  }

  private static let standIns: [Character: Character] = [
    "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t",
  ]

  /// Whether the whole text is a part that comes at least twice.
  private static func isRepetition(_ text: [Character]) -> Bool {
    guard text.count > 1 else { return false }
    return (1...text.count / 2).contains { period in
      text.indices.dropFirst(period).allSatisfy { text[$0] == text[$0 - period] }
    }
  }
}
