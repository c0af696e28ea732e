import PlainText

/// Reads words and options from a command line.
struct TokenReader {
  /// An option on the command line.
  struct Occurrence {
    let parameter: Parameter
    /// As typed: `--reason` or `-r`.
    let spelling: String
    /// Empty for a flag.
    let value: String
  }

  private(set) var rest: ArraySlice<String>
  /// The name of the program and the commands so far. Errors contain it.
  let command: String

  /// The next word if it is an option; nil at the end, at `--` and before any other word.
  var nextOption: String? {
    guard let word = rest.first, word != "--", Self.looksLikeOption(word) else { return nil }
    return word
  }

  mutating func takeWord() -> String? { rest.popFirst() }

  /// Reads the next option, or several if it is a cluster of short ones such as `-qf`.
  mutating func takeOption(among parameters: [Parameter]) throws(UsageError) -> [Occurrence] {
    let word = rest.removeFirst()
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let spelling = String(parts[0])
    let joined = parts.count == 2 ? String(parts[1]) : nil
    let named = parameters.first {
      $0.kind != .argument
        && (spelling == "--\($0.name)" || $0.short.map { spelling == "-\($0)" } == true)
    }
    if let named { return [try occurrence(of: named, spelled: spelling, joined: joined)] }
    let letters = spelling.dropFirst()
    let cluster = letters.compactMap { letter in parameters.first { $0.short == letter } }
    guard !spelling.hasPrefix("--"), letters.count > 1, cluster.count == letters.count,
      cluster.dropLast().allSatisfy({ $0.kind == .flag })
    else { throw unknown(spelling, among: parameters) }
    var occurrences: [Occurrence] = []
    for (letter, parameter) in zip(letters, cluster) {
      let joined = occurrences.count == cluster.count - 1 ? joined : nil
      occurrences.append(try occurrence(of: parameter, spelled: "-\(letter)", joined: joined))
    }
    return occurrences
  }

  private mutating func occurrence(
    of parameter: Parameter, spelled spelling: String, joined: String?
  ) throws(UsageError) -> Occurrence {
    if parameter.kind == .flag {
      guard joined == nil else {
        throw UsageError("The option '\(spelling)' does not take a value.", in: command)
      }
      return Occurrence(parameter: parameter, spelling: spelling, value: "")
    }
    if let joined {
      return Occurrence(parameter: parameter, spelling: spelling, value: joined)
    }
    guard let word = rest.first, word != "--", !Self.looksLikeOption(word) else {
      let hint =
        rest.isEmpty
        ? "" : " Write a value that begins with a hyphen as '--\(parameter.name)=VALUE'."
      throw UsageError("Missing value for '\(parameter.spelling)'.\(hint)", in: command)
    }
    rest.removeFirst()
    return Occurrence(parameter: parameter, spelling: spelling, value: word)
  }

  private func unknown(_ spelling: String, among parameters: [Parameter]) -> UsageError {
    let names = parameters.filter { $0.kind != .argument }.map(\.name) + ["help"]
    let typed = String(spelling.drop { $0 == "-" })
    var message = "Unknown option '\(EchoedText(spelling))'."
    if let name = Suggestion.nearest(to: typed.lowercased(), among: names) {
      message += " Did you mean '--\(name)'?"
    } else if let option = parameters.first(where: {
      $0.kind == .option && $0.traits.allowedValues.contains(typed)
    }) {
      // Some programs have a flag for what is a value here.
      message += " Did you mean '--\(option.name) \(typed)'?"
    }
    return UsageError(message, in: command)
  }

  /// A single hyphen (standard input), a negative number and a word with a space before any `=` are
  /// values.
  private static func looksLikeOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-", Double(word) == nil else { return false }
    return !word.prefix { $0 != "=" }.contains { $0.isWhitespace }
  }
}
