package import JSON

/// The value of a setting.
package enum SettingValue: Hashable, Sendable {
  case text(String)
  case list([String])

  package var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let texts): texts
    }
  }

  /// The value in one line.
  package var phrase: String { texts.joined(separator: ", ") }
}

extension SettingValue: JSONDescribed {
  package static var json: JSONDescription<SettingValue> {
    JSONDescription(.any) { value in
      switch value {
      case .text(let text): .string(text)
      case .list(let texts): .array(texts.map(JSONValue.string))
      }
    }
  }
}

/// Why words are not a value of a setting.
package struct SettingValueError: Error, Hashable, CustomStringConvertible {
  /// One line: what is wrong and what to do.
  package let description: String

  init(_ description: String) { self.description = description }
}
