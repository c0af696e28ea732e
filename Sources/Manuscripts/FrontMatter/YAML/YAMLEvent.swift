/// A parsed piece of a YAML text.
struct YAMLEvent {
  enum Kind {
    case scalar(YAMLScalar)
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

  /// Whether it has an anchor or a tag, or is an alias.
  var usesAliasOrTag: Bool {
    if case .alias = kind { return true }
    return isDecorated
  }

  /// By how much the event changes the depth of the nesting.
  var nesting: Int {
    switch kind {
    case .sequenceStart, .mappingStart: 1
    case .sequenceEnd, .mappingEnd: -1
    default: 0
    }
  }
}

/// A text in YAML.
struct YAMLScalar {
  enum Style { case plain, quoted, block }

  let text: String
  let style: Style
  /// The line on which it ends, from 0.
  let lastLine: Int
  /// Where it ends, in characters from the start of the YAML.
  let end: Int

  /// Whether it is an empty text, `~` or `null` without quotes.
  var isNull: Bool { style == .plain && ["", "~", "null", "Null", "NULL"].contains(text) }
}

/// An error in YAML. The text comes from libyaml and quotes nothing.
struct YAMLProblem: Error {
  let text: String
  /// From 0.
  let line: Int
}
