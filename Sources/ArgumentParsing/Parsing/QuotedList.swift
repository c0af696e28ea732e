/// Words as an error lists them: `'a', 'b' or 'c'`.
struct QuotedList: CustomStringConvertible {
  let description: String

  init(_ words: [String]) {
    let quoted = words.map { "'\($0)'" }
    description =
      quoted.count < 2
      ? quoted.joined()
      : quoted.dropLast().joined(separator: ", ") + " or " + quoted[quoted.count - 1]
  }
}
