/// A parameter given by name, with a value: `--reason TEXT` or `--reason=TEXT`.
///
/// Without a default an optional one may be left out, an array may stay empty and is given by
/// repeating the option, and any other type must be given.
@propertyWrapper
package struct Option<Value: Sendable>: Sendable {
  private let storage: ParameterStorage<Value>
  private let names: OptionNames
  private let help: String

  private init(_ storage: ParameterStorage<Value>, names: OptionNames, help: String) {
    self.storage = storage
    self.names = names
    self.help = help
  }

  package var wrappedValue: Value { storage.value }
}

extension Option where Value: ExpressibleByArgument {
  /// - Parameter name: without hyphens; made from the property's name when nil.
  package init(
    name: String? = nil, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic
  ) {
    self.init(
      .single(default: nil, completion: completion),
      names: OptionNames(name: name, short: short, value: valueName), help: help)
  }

  package init(
    wrappedValue: Value, name: String? = nil, short: Character? = nil, help: String,
    valueName: String? = nil, completion: CompletionKind = .automatic
  ) {
    self.init(
      .single(default: wrappedValue, completion: completion),
      names: OptionNames(name: name, short: short, value: valueName), help: help)
  }
}

extension Option {
  package init<Wrapped: ExpressibleByArgument>(
    name: String? = nil, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic
  ) where Value == Wrapped? {
    self.init(
      .optional(completion: completion),
      names: OptionNames(name: name, short: short, value: valueName), help: help)
  }

  package init<Element: ExpressibleByArgument>(
    name: String? = nil, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic
  ) where Value == [Element] {
    self.init(
      .repeated(default: [], completion: completion),
      names: OptionNames(name: name, short: short, value: valueName), help: help)
  }

  package init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], name: String? = nil, short: Character? = nil, help: String,
    valueName: String? = nil, completion: CompletionKind = .automatic
  ) where Value == [Element] {
    self.init(
      .repeated(default: wrappedValue, completion: completion),
      names: OptionNames(name: name, short: short, value: valueName), help: help)
  }
}

extension Option: ParameterDeclaring {
  func parameters(label: String) -> [Parameter] {
    let name = names.name ?? Parameter.name(ofProperty: label)
    return [
      Parameter(
        kind: .option, name: name, short: names.short, valueName: names.value ?? name, help: help,
        traits: storage.traits, store: storage.store)
    ]
  }
}
