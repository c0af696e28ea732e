/// What a parameter's type says of it.
struct ParameterTraits: Sendable {
  let isRequired: Bool
  /// May be given more than once.
  let isRepeatable: Bool
  /// As help shows it; nil when there is none worth showing.
  let defaultText: String?
  /// Empty when the type admits more than can be listed.
  let allowedValues: [String]
  let completion: CompletionKind

  static let flag = ParameterTraits(
    isRequired: false, isRepeatable: true, defaultText: nil, allowedValues: [], completion: .none)
}
