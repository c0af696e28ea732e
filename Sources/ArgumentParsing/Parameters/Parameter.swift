/// One argument, option or flag of one instance of a command.
struct Parameter: Sendable {
  enum Kind: Sendable {
    /// Given by its place.
    case argument
    /// Given by name, with a value.
    case option
    /// Given by name alone.
    case flag
  }

  let kind: Kind
  /// Without hyphens; of an argument, what stands for its value.
  let name: String
  let short: Character?
  let valueName: String
  let help: String
  let traits: ParameterTraits
  /// The heading in help, of parameters that come from an option group.
  var section: String?
  /// Converts and keeps one value; a flag ignores its text.
  let store: @Sendable (String) throws(ArgumentValueError) -> Void

  /// How errors name it: `<ref>`, `--reason <text>` or `--force`.
  var spelling: String {
    switch kind {
    case .argument: "<\(valueName)>"
    case .option: "--\(name) <\(valueName)>"
    case .flag: "--\(name)"
    }
  }

  func `in`(section: String) -> Parameter {
    var parameter = self
    parameter.section = section
    return parameter
  }
}
