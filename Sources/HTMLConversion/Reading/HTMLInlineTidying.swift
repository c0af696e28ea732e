/// Brings pieces of text into a form that Markdown can express: blanks are outside of styles, equal
/// styles do not touch or contain each other, and nothing is empty.
enum HTMLInlineTidying {
  static func tidy(_ inlines: [HTMLInline]) -> [HTMLInline] {
    var tidied = joined(flattened(inlines, in: []))
    trimStart(&tidied)
    trimEnd(&tidied)
    return tidied.contains(where: isVisible) ? tidied : []
  }

  private static func isVisible(_ inline: HTMLInline) -> Bool {
    switch inline {
    case .text(let text): text.unicodeScalars.contains { !$0.properties.isWhitespace }
    case .lineBreak, .paragraphBreak: false
    case .styled(_, let inner), .link(_, let inner): inner.contains(where: isVisible)
    case .code, .image, .footnoteReference: true
    }
  }

  /// Without styles in the same style, links in links, and blanks at the edges of styles and links.
  private static func flattened(
    _ inlines: [HTMLInline], in outer: Set<HTMLInline.Style>, isInLink: Bool = false
  ) -> [HTMLInline] {
    inlines.flatMap { inline -> [HTMLInline] in
      switch inline {
      case .text, .lineBreak, .paragraphBreak, .code, .image, .footnoteReference: return [inline]
      case .styled(let style, let inner):
        let content = flattened(inner, in: outer.union([style]), isInLink: isInLink)
        if outer.contains(style) { return content }
        return apart(joined(content)) { content in
          // The parser reads three asterisks as emphasis around a strong text.
          if style == .strong, content.count == 1, case .styled(.emphasis, let inner) = content[0] {
            return .styled(.emphasis, [.styled(.strong, inner)])
          }
          return .styled(style, content)
        }
      case .link(let address, let inner):
        let content = flattened(inner, in: outer, isInLink: true)
        if isInLink { return content }
        return apart(joined(content)) { .link(address, $0) }
      }
    }
  }

  /// Takes the blanks and line breaks at both ends out of what `wrap` makes.
  private static func apart(
    _ inlines: [HTMLInline], _ wrap: ([HTMLInline]) -> HTMLInline
  ) -> [HTMLInline] {
    var content = inlines
    guard content.contains(where: isVisible) else { return content.filter { $0 != .text("") } }
    let before = trimStart(&content)
    let after = trimEnd(&content)
    return before + [wrap(content)] + after
  }

  /// Joins neighbours of the same kind, and removes blanks beside line breaks.
  private static func joined(_ inlines: [HTMLInline]) -> [HTMLInline] {
    var joined: [HTMLInline] = []
    var rest = inlines.filter { $0 != .text("") }[...]
    while let first = rest.first {
      switch first {
      case .text: joined.append(.text(text(&rest, afterBreak: joined.last == .lineBreak)))
      case .styled(let style, _):
        var content: [HTMLInline] = []
        let count = rest.count
        while case .styled(style, let more)? = rest.first {
          content += more
          rest.removeFirst()
        }
        joined.append(.styled(style, count - rest.count > 1 ? self.joined(content) : content))
      case .code:
        var content = ""
        while case .code(let more)? = rest.first {
          content += more
          rest.removeFirst()
        }
        joined.append(.code(content))
      case .lineBreak, .paragraphBreak, .link, .image, .footnoteReference:
        joined.append(first)
        rest.removeFirst()
      }
    }
    return joined.filter { $0 != .text("") }
  }

  /// Takes the pieces of text at the start.
  private static func text(_ rest: inout ArraySlice<HTMLInline>, afterBreak: Bool) -> String {
    var words = ""
    while case .text(let more)? = rest.first {
      // Between elements, a blank may come on both sides.
      words += words.hasSuffix(" ") && more.hasPrefix(" ") ? more.dropFirst() : more[...]
      rest.removeFirst()
    }
    if afterBreak { words = String(words.drop { $0 == " " }) }
    if rest.first == .lineBreak, words.hasSuffix(" ") { words.removeLast() }
    return words
  }

  /// Removes blanks and line breaks at the start, and returns them.
  @discardableResult
  private static func trimStart(_ inlines: inout [HTMLInline]) -> [HTMLInline] {
    var trimmed: [HTMLInline] = []
    var count = 0
    loop: for inline in inlines {
      switch inline {
      case .lineBreak, .paragraphBreak: trimmed.append(inline)
      case .text(let text):
        let rest = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let blanks = text.unicodeScalars[..<rest.startIndex]
        if !blanks.isEmpty { trimmed.append(.text(String(blanks))) }
        if !rest.isEmpty {
          inlines[count] = .text(String(rest))
          break loop
        }
      case .styled, .code, .link, .image, .footnoteReference: break loop
      }
      count += 1
    }
    inlines.removeFirst(count)
    return trimmed
  }

  /// Removes blanks and line breaks at the end, and returns them.
  @discardableResult
  private static func trimEnd(_ inlines: inout [HTMLInline]) -> [HTMLInline] {
    var trimmed: [HTMLInline] = []
    loop: while let last = inlines.last {
      switch last {
      case .lineBreak, .paragraphBreak: trimmed.append(last)
      case .text(let text):
        var rest = text.unicodeScalars[...]
        while let scalar = rest.last, scalar.properties.isWhitespace { rest.removeLast() }
        let blanks = text.unicodeScalars[rest.endIndex...]
        if !blanks.isEmpty { trimmed.append(.text(String(blanks))) }
        if !rest.isEmpty {
          inlines[inlines.count - 1] = .text(String(rest))
          break loop
        }
      case .styled, .code, .link, .image, .footnoteReference: break loop
      }
      inlines.removeLast()
    }
    return trimmed.reversed()
  }
}
