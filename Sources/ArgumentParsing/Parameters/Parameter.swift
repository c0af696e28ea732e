/// One argument, option or flag of an instance of a command.
struct Parameter: Sendable {
  enum Kind: Sendable {
    /// Given by its position.
    case argument
    /// Given by name with a value.
    case option
    /// Given by name without a value.
    case flag
  }

  let kind: Kind
  /// Without hyphens. For an argument, the name of its value.
  let name: String
  let short: Character?
  let valueName: String
  let help: String
  let traits: ParameterTraits
  /// The heading in help of a parameter from an option group with a title; nil for others.
  var section: String?
  /// Whether a value may have only white space, or nothing.
  let mayBeBlank: Bool
  /// Converts and stores one value. A flag ignores the text.
  let store: @Sendable (String) throws(ArgumentValueError) -> Void

  /// The form that help and errors use: `<ref>`, `--reason <text>` or `--force`.
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

/// What follows from the type of a parameter.
struct ParameterTraits: Sendable {
  let isRequired: Bool
  /// May be given more than once.
  let isRepeatable: Bool
  /// The default in help; nil when there is none to show.
  let defaultText: String?
  /// Empty when the valid values cannot be listed.
  let allowedValues: [String]
  let completion: CompletionKind

  static let flag = ParameterTraits(
    isRequired: false, isRepeatable: true, defaultText: nil, allowedValues: [], completion: .none)
}

/// What a shell offers to complete a value.
package enum CompletionKind: Hashable, Sendable {
  /// The allowed values of the type, if they can be listed.
  case automatic
  case none
  case file
  case directory
  case values([String])
  /// The lines that a shell command prints. Its standard error is discarded.
  case command(String)

  /// Replaces ``automatic`` by the allowed values of `type`.
  func resolved(for type: any ExpressibleByArgument.Type) -> CompletionKind {
    guard self == .automatic else { return self }
    return type.allowedValues.isEmpty ? .none : .values(type.allowedValues)
  }
}
