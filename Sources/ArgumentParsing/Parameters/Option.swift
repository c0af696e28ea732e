/// A parameter that is given by name with a value: `--reason TEXT` or `--reason=TEXT`.
///
/// An option of optional type may be omitted. An option of array type may be omitted or repeated.
/// Any other option without a default is required.
@propertyWrapper
package struct Option<Value: Sendable>: Sendable {
  private let storage: ParameterStorage<Value>

  private init(
    _ storage: ParameterStorage<Value>, name: String, short: Character?, valueName: String?,
    help: String, mayBeBlank: Bool
  ) {
    self.storage = storage
    ParameterCollector.add(
      Parameter(
        kind: .option, name: name, short: short, valueName: valueName ?? name, help: help,
        traits: storage.traits, mayBeBlank: mayBeBlank, store: storage.store))
  }

  package var wrappedValue: Value { storage.value }
}

extension Option where Value: ExpressibleByArgument {
  /// - Parameters:
  ///   - name: Without hyphens.
  ///   - valueName: The name of the value in help; nil for the name of the option.
  ///   - mayBeBlank: Whether a blank value has a meaning. Any other option refuses it.
  package init(
    name: String, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic, mayBeBlank: Bool = false
  ) {
    self.init(
      .single(default: nil, completion: completion),
      name: name, short: short, valueName: valueName, help: help,
      mayBeBlank: mayBeBlank)
  }

  package init(
    wrappedValue: Value, name: String, short: Character? = nil, help: String,
    valueName: String? = nil, completion: CompletionKind = .automatic, mayBeBlank: Bool = false
  ) {
    self.init(
      .single(default: wrappedValue, completion: completion),
      name: name, short: short, valueName: valueName, help: help,
      mayBeBlank: mayBeBlank)
  }
}

extension Option {
  package init<Wrapped: ExpressibleByArgument>(
    name: String, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic, mayBeBlank: Bool = false
  ) where Value == Wrapped? {
    self.init(
      .optional(completion: completion),
      name: name, short: short, valueName: valueName, help: help,
      mayBeBlank: mayBeBlank)
  }

  package init<Element: ExpressibleByArgument>(
    name: String, short: Character? = nil, help: String, valueName: String? = nil,
    completion: CompletionKind = .automatic, mayBeBlank: Bool = false
  ) where Value == [Element] {
    self.init(
      .repeated(default: [], completion: completion),
      name: name, short: short, valueName: valueName, help: help,
      mayBeBlank: mayBeBlank)
  }

  package init<Element: ExpressibleByArgument>(
    wrappedValue: [Element], name: String, short: Character? = nil, help: String,
    valueName: String? = nil, completion: CompletionKind = .automatic, mayBeBlank: Bool = false
  ) where Value == [Element] {
    self.init(
      .repeated(default: wrappedValue, completion: completion),
      name: name, short: short, valueName: valueName, help: help,
      mayBeBlank: mayBeBlank)
  }
}

/// A parameter that is true when its name is given. Giving it twice is the same as once.
@propertyWrapper
package struct Flag: Sendable {
  private let storage = ParameterStorage<Bool>(fallback: false, traits: .flag) { (_, _) in true }

  /// - Parameter name: Without hyphens.
  package init(name: String, short: Character? = nil, help: String) {
    ParameterCollector.add(
      Parameter(
        kind: .flag, name: name, short: short, valueName: "", help: help, traits: storage.traits,
        mayBeBlank: true, store: storage.store))
  }

  package var wrappedValue: Bool { storage.value }
}

/// Includes the arguments and options of an ``ArgumentGroup``, which may include other groups. Help
/// lists them under a separate heading.
@propertyWrapper
package struct OptionGroup<Group: ArgumentGroup>: Sendable {
  package let wrappedValue: Group

  /// - Parameter title: The heading of the group's options in help. Nil lists them as if they were
  ///   declared here: among the command's own options, or under the headings of groups inside.
  package init(title: String? = "Global options") {
    let (group, parameters) = ParameterCollector.collecting { Group() }
    wrappedValue = group
    for parameter in parameters {
      ParameterCollector.add(title.map { parameter.in(section: $0) } ?? parameter)
    }
  }
}

/// Arguments and options that several commands share. A command includes them with ``OptionGroup``.
package protocol ArgumentGroup: Sendable {
  init()
}
