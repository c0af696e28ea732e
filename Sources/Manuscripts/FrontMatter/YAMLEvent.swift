/// A parsed piece of a YAML text.
struct YAMLEvent: Equatable {
  enum Kind: Equatable {
    /// `isNull` is true for an empty text, `~` or `null` without quotes.
    case scalar(String, isNull: Bool)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
    case alias
    case documentStart, documentEnd
    case streamStart, streamEnd
  }

  let kind: Kind
  /// From 0.
  let line: Int
  /// Whether it has an anchor or a tag.
  let isDecorated: Bool
}

/// An error in YAML. The text comes from libyaml and quotes nothing.
struct YAMLProblem: Error {
  let text: String
  /// From 0.
  let line: Int
}
