package import XML

/// A text of WordPress as Markdown.
package struct WordPressText: Sendable {
  package let markdown: String
  /// Those of pictures that have one, in the order of the text. They are not in the Markdown.
  package let captions: [HTMLCaption]
  /// What was left out or changed, such as `<script>`, and how often.
  package let losses: [String: Int]
  /// Shortcodes that WordPress replaces, such as `[gallery]`, and that remain in the text.
  package let shortcodes: [String: Int]

  /// - Parameter content: HTML with shortcodes. Texts of the classic editor have paragraphs only as
  ///   empty lines.
  /// - Throws: `XMLProblem` if elements are nested too deeply, or if libxml2 is not installed.
  package init(_ content: String) throws(XMLProblem) {
    let lines = content.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let (html, shortcodes) = Self.withoutShortcodes(Array(lines.utf8))
    let text = try HTMLText(html, lineBreaks: .wordPress)
    (markdown, losses, captions) = (text.markdown, text.losses, text.captions)
    self.shortcodes = shortcodes
  }

  /// Those of WordPress itself; others are known by their attributes or by their ends.
  private static let names: Set = ["gallery", "audio", "video", "playlist", "embed", "caption"]
  /// Those that WordPress and its hosts add for other services, if an address or an id follows. Alone,
  /// such a word may be one in brackets.
  private static let services: Set = [
    "dailymotion", "facebook", "flickr", "googlemaps", "instagram", "polldaddy", "scribd",
    "slideshare", "soundcloud", "spotify", "ted", "tiktok", "tweet", "twitter", "vimeo", "wpvideo",
    "youtube",
  ]

  /// Makes figures of `[caption]<img> Words[/caption]`, takes `[embed]` away, and counts the others.
  private static func withoutShortcodes(_ text: [UInt8]) -> (String, [String: Int]) {
    let codes = Shortcode.all(in: text)
    if codes.isEmpty { return (String(decoding: text, as: UTF8.self), [:]) }
    let ended = Set(codes.filter(\.isEnd).map(\.name))
    var html: [UInt8] = []
    var remaining: [String: Int] = [:]
    var place = 0
    var number = 0
    while number < codes.count {
      let code = codes[number]
      html += text[place..<code.range.lowerBound]
      place = code.range.upperBound
      number += 1
      if !code.isEnd, number < codes.count, codes[number].isEnd, codes[number].name == code.name,
        let replacement = replacement(
          for: code.name, text[place..<codes[number].range.lowerBound])
      {
        html += replacement
        place = codes[number].range.upperBound
        number += 1
        continue
      }
      html += text[code.range]
      let isKnown =
        names.contains(code.name) || code.hasAttributes || ended.contains(code.name)
        || services.contains(code.name) && code.hasWords
      if isKnown, !code.isEnd { remaining["[\(code.name)]", default: 0] += 1 }
    }
    html += text[place...]
    return (String(decoding: html, as: UTF8.self), remaining)
  }

  private static func replacement(for name: String, _ content: ArraySlice<UInt8>) -> [UInt8]? {
    switch name {
    case "caption", "wp_caption":
      let end = endOfImage(in: content)
      let words = content[end...].drop { $0 == 0x20 || $0 == 0x0A }
      var figure = Array("<figure>".utf8) + content[..<end]
      if !words.isEmpty {
        figure += Array("<figcaption>".utf8) + words + Array("</figcaption>".utf8)
      }
      return figure + Array("</figure>".utf8)
    case "embed":
      let address = content.drop { $0 == 0x20 || $0 == 0x0A }
      let lines = Array("\n\n".utf8)
      return lines + address + lines
    default: return nil
    }
  }

  /// Where the first image ends, with the link around it.
  private static func endOfImage(in content: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: content, as: UTF8.self)
    guard let image = text.firstRange(of: "<img"),
      let end = text[image.upperBound...].firstIndex(of: ">")
    else { return content.startIndex }
    var rest = text[text.index(after: end)...]
    let link = rest.drop(while: \.isWhitespace)
    if link.hasPrefix("</a>") { rest = link.dropFirst(4) }
    return content.endIndex - rest.utf8.count
  }
}
