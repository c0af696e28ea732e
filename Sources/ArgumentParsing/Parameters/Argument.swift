/// A parameter that is given by its position.
///
/// An optional argument may be omitted. An array takes all remaining words, and at least one unless
/// it has a default; it must be the last argument. A blank value is refused, unless the argument is
/// declared with `mayBeBlank`.
@propertyWrapper
package struct Argument<Value: Sendable>: Sendable {
  private let storage: ParameterStorage<Value>

  private init(
    _ storage: ParameterStorage<Value>, help: String, valueName: String, mayBeBlank: Bool
  ) {
    self.storage = storage
    ParameterCollector.add(
      Parameter(
        kind: .argument, name: valueName, short: nil, valueName: valueName, help: help,
        traits: storage.traits, mayBeBlank: mayBeBlank, store: storage.store))
  }

  package var wrappedValue: Value { storage.value }
}

extension Argument where Value: ExpressibleByArgument {
  package init(
    help: String, valueName: String, completion: CompletionKind = .automatic,
    mayBeBlank: Bool = false
  ) {
    self.init(
      .single(default: nil, completion: completion), help: help, valueName: valueName,
      mayBeBlank: mayBeBlank)
  }

  package init(
    wrappedValue: Value, help: String, valueName: String,
    completion: CompletionKind = .automatic, mayBeBlank: Bool = false
  ) {
    self.init(
      .single(default: wrappedValue, completion: completion), help: help, valueName: valueName,
      mayBeBlank: mayBeBlank)
  }
}

extension Argument {
  package init<Wrapped: ExpressibleByArgument>(
    help: String, valueName: String, completion: CompletionKind = .automatic,
    mayBeBlank: Bool = false
  ) where Value == Wrapped? {
    self.init(
      .optional(completion: completion), help: help, valueName: valueName, mayBeBlank: mayBeBlank)
  }

  package init<Element: ExpressibleByArgument>(
    help: String, valueName: String, completion: CompletionKind = .automatic,
    mayBeBlank: Bool = false
  ) where Value == [Element] {
    self.init(
      .repeated(default: nil, completion: completion), help: help, valueName: valueName,
      mayBeBlank: mayBeBlank)
  }

  package init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], help: String, valueName: String,
    completion: CompletionKind = .automatic, mayBeBlank: Bool = false
  ) where Value == [Element] {
    self.init(
      .repeated(default: wrappedValue, completion: completion), help: help, valueName: valueName,
      mayBeBlank: mayBeBlank)
  }
}
