/// What an element means for the text.
enum HTMLElementRole: Hashable {
  /// Text around it is in other paragraphs.
  case block
  case paragraph
  case heading(Int)
  case quote
  case list(isNumbered: Bool)
  case item
  case term
  case preformatted
  case rule
  case table
  /// A part of a table, outside of which it is a block.
  case tablePart
  case lineBreak
  case styled(HTMLInline.Style)
  case code
  case link
  case image
  case quotation
  /// Shows something from elsewhere. It becomes a link.
  case embed
  /// Its content is shown without it, and nothing is lost.
  case plain
  /// Its content is shown without it, and its meaning is lost.
  case unstyled
  /// It is left out with its content.
  case hidden
  /// It is left out, and shows nothing.
  case silent
  case unknown

  init(_ name: String) { self = Self.roles[name] ?? .unknown }

  /// Whether the text before and after it is in other paragraphs.
  var isBlock: Bool {
    switch self {
    case .block, .paragraph, .heading, .quote, .list, .item, .term, .preformatted, .rule, .table,
      .tablePart, .embed:
      true
    case .lineBreak, .styled, .code, .link, .image, .quotation, .plain, .unstyled, .hidden, .silent,
      .unknown:
      false
    }
  }

  private static let roles: [String: HTMLElementRole] = {
    var roles: [String: HTMLElementRole] = [
      "p": .paragraph, "blockquote": .quote, "ul": .list(isNumbered: false),
      "menu": .list(isNumbered: false), "ol": .list(isNumbered: true), "li": .item, "dt": .term,
      "pre": .preformatted, "hr": .rule, "table": .table, "br": .lineBreak, "a": .link,
      "img": .image, "q": .quotation,
    ]
    for level in 1...6 { roles["h\(level)"] = .heading(level) }
    let groups: [(HTMLElementRole, [String])] = [
      (
        .block,
        [
          "address", "article", "aside", "body", "center", "dd", "details", "dir", "div", "dl",
          "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "html",
          "legend", "main", "nav", "section", "summary",
        ]
      ),
      (.tablePart, ["tbody", "thead", "tfoot", "tr", "td", "th", "caption"]),
      (.styled(.strong), ["b", "strong"]), (.styled(.emphasis), ["i", "em", "cite", "dfn", "var"]),
      (.styled(.strikethrough), ["s", "strike", "del"]), (.code, ["code", "tt", "kbd", "samp"]),
      (.embed, ["iframe", "video", "audio", "embed", "object"]),
      (
        .plain,
        [
          "abbr", "acronym", "bdi", "bdo", "big", "data", "font", "label", "nobr", "picture",
          "span", "time", "wbr",
        ]
      ), (.unstyled, ["ins", "mark", "rp", "rt", "ruby", "small", "sub", "sup", "u"]),
      (
        .hidden,
        [
          "applet", "button", "canvas", "head", "input", "map", "math", "meter", "noscript",
          "option", "progress", "script", "select", "style", "svg", "template", "textarea",
          "title",
        ]
      ),
      (.silent, ["area", "base", "col", "colgroup", "link", "meta", "param", "source", "track"]),
    ]
    for (role, names) in groups { for name in names { roles[name] = role } }
    return roles
  }()
}
