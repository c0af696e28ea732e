import Foundation
import PlainText

// Reads the values of settings.
extension SettingKey {
  /// Reads a value from words: the elements of a list, which commas may also separate, or one text.
  ///
  /// Whether a time zone exists is for the caller to check.
  package func value(of words: [String]) throws(SettingValueError) -> SettingValue {
    let texts = (kind.isList ? words.flatMap { $0.split(separator: ",").map(String.init) } : words)
      .map(\.trimmed).filter { !$0.isEmpty }
    guard let first = texts.first else {
      throw SettingValueError("\(rawValue) needs a value; unset it to return to its default")
    }
    for text in texts {
      guard text.count <= Self.longest, !text.unicodeScalars.contains(where: \.isControl) else {
        throw SettingValueError(
          "\(rawValue) takes one line of at most \(Self.longest) characters")
      }
    }
    switch kind {
    case .sections: return .list(try distinct(texts))
    case .languages: return .list(try distinct(try languages(texts)))
    case .fields: return .list(try distinct(try fields(texts)))
    case .text, .webAddress, .timeZone, .replies, .choice: break
    }
    guard texts.count == 1 else {
      throw SettingValueError(
        "\(rawValue) takes one value, not \(texts.count); "
          + "did you mean '\(texts.joined(separator: " "))'?")
    }
    switch kind {
    case .webAddress: try requireWebAddress(first)
    case .choice(let words): try requireOne(of: words, first)
    case .replies: return .text(try policy(first))
    case .text, .timeZone, .sections, .languages, .fields: break
    }
    return .text(first)
  }

  /// Reads a value that somebody chooses now. The log may have others, from when these were accepted.
  package func newValue(of words: [String]) throws(SettingValueError) -> SettingValue {
    let value = try value(of: words)
    switch kind {
    case .sections:
      for text in value.texts where text.contains(";") {
        throw SettingValueError(
          "the section '\(text)' has a semicolon; separate sections by commas, or write one a line")
      }
    case .languages:
      // Longer first parts are well formed, but no language has one.
      for text in value.texts where text.prefix(while: { $0 != "-" }).count > 3 {
        throw SettingValueError(
          "'\(text)' is not the tag of a language, which begins with two or three letters; write one "
            + "such as en or pt-BR")
      }
    case .text, .webAddress, .timeZone, .fields, .replies, .choice: break
    }
    return value
  }

  private static let longest = 500

  private func requireWebAddress(_ text: String) throws(SettingValueError) {
    let address = URLComponents(string: text)
    let isWeb = ["https", "http"].contains(address?.scheme?.lowercased() ?? "")
    guard isWeb, let host = address?.host, !host.isEmpty, address?.user == nil,
      address?.password == nil, !text.contains(where: \.isWhitespace)
    else {
      throw SettingValueError(
        "\(rawValue) is a web address, such as https://www.example.com/about")
    }
  }

  private func requireOne(of words: [String], _ text: String) throws(SettingValueError) {
    guard !words.contains(text) else { return }
    throw SettingValueError("\(rawValue) is \(words.joined(separator: " or "))")
  }

  /// A number alone is a number of days.
  private func policy(_ text: String) throws(SettingValueError) -> String {
    guard let policy = ReplyPolicy(text) ?? ReplyPolicy("\(text) days") else {
      throw SettingValueError(
        "\(rawValue) is open, closed or a number of days, such as '14 days'")
    }
    return policy.text
  }

  private func languages(_ texts: [String]) throws(SettingValueError) -> [String] {
    var tags: [String] = []
    for text in texts {
      guard let tag = LanguageTag(text) else {
        throw SettingValueError("'\(text)' is not a language tag; write one such as en or pt-BR")
      }
      tags.append(tag.text)
    }
    return tags
  }

  private func fields(_ texts: [String]) throws(SettingValueError) -> [String] {
    let known = RequirableField.allCases.map(\.rawValue)
    for text in texts where !known.contains(text) {
      let nearest = Suggestion.nearest(to: text, among: known).map { "did you mean \($0)? " } ?? ""
      throw SettingValueError(
        "'\(text)' is not a field that can be required; \(nearest)"
          + "The fields are \(known.joined(separator: ", "))")
    }
    return texts
  }

  /// Refuses texts that differ in case only.
  private func distinct(_ texts: [String]) throws(SettingValueError) -> [String] {
    var seen: [String: String] = [:]
    for text in texts {
      guard let former = seen.updateValue(text, forKey: text.lowercased()) else { continue }
      throw SettingValueError(
        "\(rawValue) names '\(text)' twice"
          + (former == text ? "" : ", also as '\(former)'") + "; name it once")
    }
    return texts
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { properties.generalCategory == .control }
}
