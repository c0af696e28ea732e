/// Makes a command and sets the values of its parameters.
struct CommandBinding {
  private let node: any Subcommand.Type
  private var reader: TokenReader
  /// The options that precede the name of the command. Its groups declare them.
  private let early: [TokenReader.Occurrence]

  init(_ node: any Subcommand.Type, early: [TokenReader.Occurrence], reader: TokenReader) {
    self.node = node
    self.reader = reader
    self.early = early
  }

  mutating func command() throws(UsageError) -> any Subcommand {
    let (command, parameters) = ParameterCollector.collecting { node.init() }
    var options = try early.map { (occurrence) throws(UsageError) in
      try adopt(occurrence, among: parameters)
    }
    let words = try takeWords(collecting: &options, among: parameters)
    var given = try storeOptions(options)
    given.formUnion(try storeArguments(words, in: parameters.filter { $0.kind == .argument }))
    for parameter in parameters
    where parameter.traits.isRequired && !given.contains(parameter.spelling) {
      throw error("Missing expected argument '\(parameter.spelling)'.")
    }
    do {
      try command.validate()
    } catch {
      throw self.error(error.reason)
    }
    return command
  }

  private func adopt(
    _ occurrence: TokenReader.Occurrence, among parameters: [Parameter]
  ) throws(UsageError) -> TokenReader.Occurrence {
    let wanted = occurrence.parameter.spelling
    guard let own = parameters.first(where: { $0.spelling == wanted }) else {
      throw error("The option '\(occurrence.spelling)' does not apply to this command.")
    }
    return TokenReader.Occurrence(
      parameter: own, spelling: occurrence.spelling, value: occurrence.value)
  }

  /// The words that are not options, and everything after `--`.
  private mutating func takeWords(
    collecting options: inout [TokenReader.Occurrence], among parameters: [Parameter]
  ) throws(UsageError) -> [String] {
    var words: [String] = []
    while true {
      if reader.nextOption != nil {
        options += try reader.takeOption(among: parameters)
      } else if let word = reader.takeWord() {
        guard word == "--" else {
          words.append(word)
          continue
        }
        return words + reader.rest
      } else {
        return words
      }
    }
  }

  /// Stores the values of options.
  /// - Returns: The spellings of the options that were given.
  private func storeOptions(
    _ options: [TokenReader.Occurrence]
  ) throws(UsageError) -> Set<String> {
    var given: Set<String> = []
    for option in options {
      let isFirst = given.insert(option.parameter.spelling).inserted
      guard isFirst || option.parameter.traits.isRepeatable else {
        throw error("The option '--\(option.parameter.name)' may be given only once.")
      }
      try store(option.value, in: option.parameter)
    }
    return given
  }

  /// Stores the values of arguments.
  /// - Returns: The spellings of the arguments that were given.
  private func storeArguments(
    _ words: [String], in arguments: [Parameter]
  ) throws(UsageError) -> Set<String> {
    var given: Set<String> = []
    var rest = words[...]
    for argument in arguments {
      let count = argument.traits.isRepeatable ? rest.count : min(1, rest.count)
      for word in rest.prefix(count) {
        given.insert(argument.spelling)
        try store(word, in: argument)
      }
      rest = rest.dropFirst(count)
    }
    guard let first = rest.first else { return given }
    throw error(
      rest.count == 1
        ? "Unexpected argument '\(EchoedText(first))'."
        : "\(rest.count) unexpected arguments, the first is '\(EchoedText(first))'.")
  }

  private func store(_ value: String, in parameter: Parameter) throws(UsageError) {
    do throws(ArgumentValueError) {
      guard parameter.mayBeBlank || !value.allSatisfy(\.isWhitespace) else {
        throw ArgumentValueError("must not be blank")
      }
      try parameter.store(value)
    } catch {
      throw self.error(
        "The value '\(EchoedText(value))' is invalid for '\(parameter.spelling)': \(error.reason).")
    }
  }

  private func error(_ message: String) -> UsageError { UsageError(message, in: reader.command) }
}
