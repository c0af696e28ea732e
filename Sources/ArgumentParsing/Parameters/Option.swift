/// A parameter given by name, with a value: `--reason TEXT` or `--reason=TEXT`.
///
/// Without a default an optional one may be left out, an array may stay empty and is given by
/// repeating the option, and any other type must be given.
@propertyWrapper
package struct Option<Value: Sendable>: Sendable {
  private let storage: ParameterStorage<Value>

  private init(
    _ storage: ParameterStorage<Value>, name: String, short: Character?, valueName: String?,
    help: String
  ) {
    self.storage = storage
    ParameterRoll.enter(
      Parameter(
        kind: .option, name: name, short: short, valueName: valueName ?? name, help: help,
        traits: storage.traits, store: storage.store))
  }

  package var wrappedValue: Value { storage.value }
}

extension Option where Value: ExpressibleByArgument {
  /// - Parameters:
  ///   - name: without hyphens.
  ///   - valueName: what stands for the value in help; the option's name when nil.
  package init(
    name: String, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic
  ) {
    self.init(
      .single(default: nil, completion: completion),
      name: name, short: short, valueName: valueName, help: help)
  }

  package init(
    wrappedValue: Value, name: String, short: Character? = nil, help: String,
    valueName: String? = nil, completion: CompletionKind = .automatic
  ) {
    self.init(
      .single(default: wrappedValue, completion: completion),
      name: name, short: short, valueName: valueName, help: help)
  }
}

extension Option {
  package init<Wrapped: ExpressibleByArgument>(
    name: String, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic
  ) where Value == Wrapped? {
    self.init(
      .optional(completion: completion),
      name: name, short: short, valueName: valueName, help: help)
  }

  package init<Element: ExpressibleByArgument>(
    name: String, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic
  ) where Value == [Element] {
    self.init(
      .repeated(default: [], completion: completion),
      name: name, short: short, valueName: valueName, help: help)
  }

  package init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], name: String, short: Character? = nil, help: String,
    valueName: String? = nil, completion: CompletionKind = .automatic
  ) where Value == [Element] {
    self.init(
      .repeated(default: wrappedValue, completion: completion),
      name: name, short: short, valueName: valueName, help: help)
  }
}
