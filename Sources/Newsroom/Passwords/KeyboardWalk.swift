/// Characters that follow each other in the alphabet or on a keyboard, such as "abcd4321" or
/// "1qaz2wsx".
enum KeyboardWalk {
  /// Whether the text consists of such pieces only, each of three characters or more but the last.
  static func covers(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    var rest = text[...]
    while !rest.isEmpty {
      let longest = paths.map { step(from: rest, along: $0) }.max() ?? 0
      guard longest >= min(shortest, rest.count) else { return false }
      rest = rest.dropFirst(longest)
    }
    return true
  }

  private static let shortest = 3

  private static let paths: [String] = {
    let forwards = [
      "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiopü", "azertyuiop",
      "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn", "1qaz", "2wsx", "3edc", "4rfv",
      "5tgb",
      "6yhn", "7ujm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm",
    ]
    return forwards + forwards.map { String($0.reversed()) }
  }()

  /// How many characters at the beginning of the text are a part of the path.
  private static func step(from text: Substring, along path: String) -> Int {
    guard let first = text.first, let start = path.firstIndex(of: first) else { return 0 }
    return zip(text, path[start...]).prefix { $0 == $1 }.count
  }
}
