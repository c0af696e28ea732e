import XML

/// The language of code.
enum HTMLCode {
  /// By a class such as `language-swift` or `lang-swift`.
  static func language(of element: MarkupElement) -> String? {
    for name in (element.attributes["class"] ?? "").split(separator: " ") {
      for prefix in ["language-", "lang-"] where name.hasPrefix(prefix) {
        let language = name.dropFirst(prefix.count)
        let isWord = language.allSatisfy {
          $0.isASCII && ($0.isLetter || "0123456789+-#".contains($0))
        }
        if isWord, !language.isEmpty { return String(language) }
      }
    }
    return nil
  }
}
