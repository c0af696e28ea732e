import Synchronization

/// Stores the value of a parameter. Copies of the property wrapper share it.
final class ParameterStorage<Value: Sendable>: Sendable {
  typealias Conversion = @Sendable (String, Value?) throws(ArgumentValueError) -> Value

  let traits: ParameterTraits
  private let fallback: Value?
  private let given = Mutex<Value?>(nil)
  private let convert: Conversion

  /// - Parameter convert: Makes the value from a text and the value of the previous texts.
  init(fallback: Value?, traits: ParameterTraits, convert: @escaping Conversion) {
    self.fallback = fallback
    self.traits = traits
    self.convert = convert
  }

  /// The given value, or else the default. The parser never returns a command in which a required
  /// value is missing, so this traps only in a command that was not parsed.
  var value: Value {
    guard let value = given.withLock({ $0 }) ?? fallback else {
      preconditionFailure("a required parameter was read before its command was parsed")
    }
    return value
  }

  func store(_ text: String) throws(ArgumentValueError) {
    let value = try convert(text, given.withLock { $0 })
    given.withLock { $0 = value }
  }
}

extension ParameterStorage {
  /// One value, which is required unless there is a default.
  static func single(default fallback: Value?, completion: CompletionKind) -> ParameterStorage
  where Value: ExpressibleByArgument {
    let traits = ParameterTraits(
      isRequired: fallback == nil, isRepeatable: false,
      defaultText: fallback.map(\.argumentText), allowedValues: Value.allowedValues,
      completion: completion.resolved(for: Value.self))
    return ParameterStorage(fallback: fallback, traits: traits) {
      (text, _) throws(ArgumentValueError) in try Value(argument: text)
    }
  }

  /// An optional value.
  static func optional<Wrapped: ExpressibleByArgument>(
    completion: CompletionKind
  ) -> ParameterStorage where Value == Wrapped? {
    let traits = ParameterTraits(
      isRequired: false, isRepeatable: false, defaultText: nil,
      allowedValues: Wrapped.allowedValues, completion: completion.resolved(for: Wrapped.self))
    return ParameterStorage(fallback: .some(nil), traits: traits) {
      (text, _) throws(ArgumentValueError) in try Wrapped(argument: text)
    }
  }

  /// Any number of values, and at least one unless there is a default. The first value replaces the
  /// default.
  static func repeated<Element: ExpressibleByArgument>(
    default fallback: Value?, completion: CompletionKind
  ) -> ParameterStorage where Value == [Element] {
    let texts = (fallback ?? []).map(\.argumentText)
    let traits = ParameterTraits(
      isRequired: fallback == nil, isRepeatable: true,
      defaultText: texts.isEmpty ? nil : texts.joined(separator: ", "),
      allowedValues: Element.allowedValues, completion: completion.resolved(for: Element.self))
    return ParameterStorage(fallback: fallback, traits: traits) {
      (text, values) throws(ArgumentValueError) in (values ?? []) + [try Element(argument: text)]
    }
  }
}
