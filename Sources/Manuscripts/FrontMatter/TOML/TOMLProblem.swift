/// An error in TOML. It quotes nothing.
package enum TOMLProblem: Error, Hashable, Sendable {
  case noKey
  case noEqualsSign
  case noValue
  case unclosedString
  case unclosedBracket
  case unclosedTable
  case bareText
  case badEscape
  case controlCharacter
  case textAfterValue
  case tooDeep

  /// What is wrong, and what to do about it.
  var sentence: String {
    switch self {
    case .noKey: "a name of letters, digits, '-' and '_' is expected; put other names in quotes"
    case .noEqualsSign: "'=' is missing after the name; write it"
    case .noValue: "the value is missing; write it, or remove the name"
    case .unclosedString: "the quote that begins the text is not closed on its line; close it"
    case .unclosedBracket: "a bracket is not closed; close it, and separate items by commas"
    case .unclosedTable: "the name of the table is not closed; write it as in [dateline]"
    case .bareText: "the text is not in quotes; put it in double quotes"
    case .badEscape: "'\\' begins no escape here; write '\\\\', or put the text in single quotes"
    case .controlCharacter: "it contains a control character; remove it"
    case .textAfterValue: "something follows the value; remove it, or put the whole text in quotes"
    case .tooDeep: "lists are nested too deeply; write one list of texts"
    }
  }
}
