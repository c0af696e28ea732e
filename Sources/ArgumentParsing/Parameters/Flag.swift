/// A parameter that is true when its name is given; giving it twice is the same as once.
@propertyWrapper
package struct Flag: Sendable {
  private let storage = ParameterStorage<Bool>(fallback: false, traits: .flag) { (_, _) in true }

  /// - Parameter name: without hyphens.
  package init(name: String, short: Character? = nil, help: String) {
    ParameterRoll.enter(
      Parameter(
        kind: .flag, name: name, short: short, valueName: "", help: help, traits: storage.traits,
        store: storage.store))
  }

  package var wrappedValue: Bool { storage.value }
}
