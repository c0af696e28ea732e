import Manuscripts

/// Template syntax in a text: Liquid, as in `{% include x %}` and `{{ page.title }}`, a shortcode of
/// Hugo, as in `{{< figure >}}`, or an attribute of kramdown, as in `{: .lead}`. The other system replaces it; here it would be published as it is.
struct TemplateSyntax {
  /// The place of the first in the text: its line, from 1; nil if it is not in one line.
  let line: Int?
  let count: Int

  /// Nil if the text has none outside of code.
  init?(in body: String) {
    guard body.contains(Self.beginning),
      MarkdownDocument(body).isWithTemplates
    else { return nil }
    var first: Int?
    var count = 0
    var fence: Substring?
    for (number, line) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let text = line.drop { $0 == " " || $0 == ">" }
      if let mark = ["```", "~~~"].first(where: text.hasPrefix) {
        if fence == nil { fence = mark[...] } else if fence == mark[...] { fence = nil }
      }
      guard fence == nil else { continue }
      let plain = Self.withoutCode(line)
      guard let start = plain.firstRange(of: Self.beginning) else { continue }
      first = first ?? number + 1
      count += plain[start.lowerBound...].matches(of: Self.beginning).count
    }
    self.line = first
    self.count = max(1, count)
  }

  fileprivate static var beginning: Regex<Substring> { /\{\{|\{%|\{:/ }

  private static func withoutCode(_ line: Substring) -> String {
    guard line.contains("`") else { return String(line) }
    return String(line).replacing(/(`+)[^`].*?\1/, with: "")
  }
}

extension MarkdownDocument {
  /// Whether text outside of code begins a template.
  fileprivate var isWithTemplates: Bool {
    var block = ""
    func begins(_ text: String) -> Bool { text.contains(TemplateSyntax.beginning) }
    for event in events {
      switch event {
      case .text(let words): block += words
      case .html(let words), .htmlBlock(let words): block += words
      case .enter(.link(let uri)), .enter(.image(let uri)):
        // The parser encodes braces in addresses.
        if begins(uri) || uri.contains("%7B%7B") || uri.contains("%7B%25") { return true }
      case .exit(.paragraph), .exit(.heading), .exit(.tableCell):
        if begins(block) { return true }
        block = ""
      case .code: block += " "
      case .enter, .exit, .footnoteReference, .softBreak, .lineBreak, .codeBlock, .thematicBreak:
        break
      }
    }
    return begins(block)
  }
}
