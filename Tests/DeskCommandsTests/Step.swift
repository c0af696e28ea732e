/// One command of a story, and its expected result.
struct Step {
  let person: String
  let words: [String]
  let code: Int
  /// Part of the standard output if the command succeeds, or else of the standard error.
  let fragment: String

  var records: Bool { code == 0 && !fragment.hasPrefix("Nothing to do") }

  /// Parses `anna: unpublish wall --reason 'It is wrong.' => 0 Unpublished wall`.
  init?(_ line: String) {
    guard let match = line.wholeMatch(of: /\s*([a-z]+): (.*?)\s+=> ([0-9]+) (.+)/),
      let code = Int(match.3)
    else { return nil }
    person = String(match.1)
    words = match.2.matches(of: /'([^']*)'|([^' ]+)/).map { String($0.1 ?? $0.2 ?? "") }
    self.code = code
    fragment = String(match.4)
  }
}
