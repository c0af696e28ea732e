/// A parameter that is true when its name is given; giving it twice is the same as once.
@propertyWrapper
package struct Flag: Sendable {
  private let storage = ParameterStorage<Bool>(fallback: false, traits: .flag) { (_, _) in true }
  private let name: String?
  private let short: Character?
  private let help: String

  /// - Parameter name: without hyphens; made from the property's name when nil.
  package init(name: String? = nil, short: Character? = nil, help: String) {
    self.name = name
    self.short = short
    self.help = help
  }

  package var wrappedValue: Bool { storage.value }
}

extension Flag: ParameterDeclaring {
  func parameters(label: String) -> [Parameter] {
    [
      Parameter(
        kind: .flag, name: name ?? Parameter.name(ofProperty: label), short: short, valueName: "",
        help: help, traits: storage.traits, store: storage.store)
    ]
  }
}
