/// A piece of a YAML text, in the order of the text.
struct YAMLEvent: Equatable {
  enum Kind: Equatable {
    /// The text as typed; `isNull` when it is nothing, `~` or `null` without quotes.
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
  /// Whether an anchor or a tag stands before it.
  let isDecorated: Bool
}
