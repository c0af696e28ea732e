import Manuscripts

/// Markdown as HTML, without line breaks between elements.
struct RenderedHTML {
  private(set) var text = ""
  private var isTight: [Bool] = []
  private var isFirstRow = false

  init(_ document: MarkdownDocument) {
    var image: String?
    for event in document.events {
      if case .enter(.image(let uri)) = event {
        image = uri
        text += "<img alt=\""
      } else if case .exit(.image) = event, let uri = image {
        text += "\" src=\"\(Self.escaped(uri))\">"
        image = nil
      } else {
        add(event)
      }
    }
  }

  private mutating func add(_ event: MarkdownEvent) {
    switch event {
    case .enter(let container): enter(container)
    case .exit(let container): exit(container)
    case .text(let words): text += Self.escaped(words)
    case .code(let words): text += "<code>\(Self.escaped(words))</code>"
    case .html(let words), .htmlBlock(let words): text += "HTML: \(words)"
    case .footnoteReference(let number): text += "[^\(number)]"
    case .softBreak: text += "\n"
    case .lineBreak: text += "<br>"
    case .codeBlock(let code): text += "<pre><code>\(Self.escaped(code))</code></pre>"
    case .thematicBreak: text += "<hr>"
    }
  }

  private mutating func enter(_ container: MarkdownEvent.Container) {
    switch container {
    case .paragraph: if isTight.last != true { text += "<p>" }
    case .heading(let level): text += "<h\(level)>"
    case .quote:
      isTight.append(false)
      text += "<blockquote>"
    case .list(let start, let isTight):
      self.isTight.append(isTight)
      text += start.map { $0 == 1 ? "<ol>" : "<ol start=\"\($0)\">" } ?? "<ul>"
    case .item: text += "<li>"
    case .table:
      isFirstRow = true
      text += "<table>"
    case .tableRow: text += "<tr>"
    case .tableCell: text += isFirstRow ? "<th>" : "<td>"
    case .footnote(let number): text += "<footnote \(number)>"
    case .emphasis: text += "<em>"
    case .strong: text += "<strong>"
    case .strikethrough: text += "<del>"
    case .link(let uri): text += "<a href=\"\(Self.escaped(uri))\">"
    case .image: break
    }
  }

  private mutating func exit(_ container: MarkdownEvent.Container) {
    switch container {
    case .paragraph: if isTight.last != true { text += "</p>" }
    case .heading(let level): text += "</h\(level)>"
    case .quote:
      isTight.removeLast()
      text += "</blockquote>"
    case .list(let start, _):
      isTight.removeLast()
      text += start == nil ? "</ul>" : "</ol>"
    case .item: text += "</li>"
    case .table: text += "</table>"
    case .tableRow:
      text += "</tr>"
      isFirstRow = false
    case .tableCell: text += isFirstRow ? "</th>" : "</td>"
    case .footnote: text += "</footnote>"
    case .emphasis: text += "</em>"
    case .strong: text += "</strong>"
    case .strikethrough: text += "</del>"
    case .link: text += "</a>"
    case .image: break
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
