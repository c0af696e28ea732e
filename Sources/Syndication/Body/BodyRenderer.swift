import Editorial
import HTML
import Manuscripts

/// Writes the blocks and inlines of a manuscript as HTML. Raw HTML is shown as text.
struct BodyRenderer {
  private let events: [MarkdownEvent]
  private let publisher: Publisher
  private let pictures: BodyPictures
  /// The pictures among words whose captions follow the block.
  private var uncaptioned: [ArticleImage] = []
  /// Waits for the first paragraph that is not part of another block.
  private var dateline: Dateline?
  /// Moves the headings, so that the highest one is at level 2, below the headline.
  private let headingShift: Int
  private let page: BodyPage?
  private var writer = HTMLWriter()
  private var openBlocks: [MarkdownEvent.Container] = []
  /// For each open list, whether its paragraphs have no element of their own.
  private var tightLists: [Bool] = []
  private var table: TableProgress
  private var footnotes: Footnotes
  /// For each open link, whether an element was begun for it.
  private var links: [Bool] = []

  init(
    _ document: MarkdownDocument, dateline: Dateline?, idPrefix: String, publisher: Publisher,
    pictures: BodyPictures, page: BodyPage?, tableName: String?
  ) {
    events = document.events
    self.publisher = publisher
    self.pictures = pictures
    self.page = page
    table = TableProgress(scrolledName: tableName)
    self.dateline = dateline
    footnotes = Footnotes(idPrefix: idPrefix)
    headingShift = 2 - (document.events.compactMap(\.headingLevel).min() ?? 2)
  }

  mutating func render() -> HTMLFragment {
    if !hasParagraph, let dateline {
      writer.begin(.p)
      writer.write(dateline)
      writer.end()
      self.dateline = nil
    }
    var index = 0
    while index < events.count {
      if pictures.areFigures(at: index) {
        index = writeFigures(from: index)
      } else if let picture = pictures.picture(at: index) {
        writer.write(picture.image, picture.form)
        if !picture.form.isText { uncaptioned.append(picture.image) }
        index = picture.end
      } else {
        write(events[index])
      }
      index += 1
    }
    footnotes.end(in: &writer)
    return writer.fragment
  }

  private mutating func write(_ event: MarkdownEvent) {
    switch event {
    case .enter(let container): begin(container)
    case .exit(let container): end(container)
    case .text(let text), .html(let text): writer.write(text)
    case .code(let text): writer.write(.code, text: text)
    case .footnoteReference(let number): footnotes.refer(to: number, in: &writer)
    case .softBreak: writer.write("\n")
    case .lineBreak: writer.write(empty: .br)
    case .codeBlock(let text):
      writer.begin(.pre)
      writer.write(.code, text: text)
      writer.end()
    case .htmlBlock(let text): writer.write(.p, text: text)
    case .thematicBreak: writer.write(empty: .hr)
    }
  }

  private mutating func begin(_ container: MarkdownEvent.Container) {
    switch container {
    case .paragraph: beginParagraph()
    case .heading(let level): writer.begin(.heading(level: level + headingShift))
    case .quote: writer.begin(.blockquote)
    case .list(let start, let isTight):
      tightLists.append(isTight)
      if let start {
        writer.begin(.ol, start == 1 ? [] : [.start(start)])
      } else {
        writer.begin(.ul)
      }
    case .item(let isDone):
      writer.begin(.li)
      if let isDone { writer.write(isDone ? "☑ " : "☐ ") }
    case .table(let alignments): table.begin(alignments, in: &writer)
    case .tableRow: table.beginRow(in: &writer)
    case .tableCell: table.beginCell(in: &writer)
    case .footnote(let number): footnotes.begin(number, in: &writer)
    case .emphasis: writer.begin(.em)
    case .strong: writer.begin(.strong)
    case .strikethrough: writer.begin(.del)
    case .link(let uri): beginLink(uri)
    case .image: break
    }
    if container.isBlock { openBlocks.append(container) }
  }

  private mutating func end(_ container: MarkdownEvent.Container) {
    if container.isBlock { openBlocks.removeLast() }
    if container == .tableCell { writeCaptions() }
    switch container {
    case .paragraph:
      if !isInTightItem { writer.end() }
      writeCaptions()
    case .heading:
      writer.end()
      writeCaptions()
    case .quote, .item, .tableCell, .emphasis, .strong, .strikethrough: writer.end()
    case .list:
      tightLists.removeLast()
      writer.end()
    case .table: table.end(in: &writer)
    case .tableRow: table.endRow(in: &writer)
    case .footnote(let number): footnotes.end(number, in: &writer)
    case .link: if links.removeLast() { writer.end() }
    case .image: break
    }
  }
}

extension BodyRenderer {
  /// Whether the manuscript has a paragraph of words that is not part of another block.
  private var hasParagraph: Bool {
    var depth = 0
    for (index, event) in events.enumerated() {
      switch event {
      case .enter(.paragraph) where depth == 0 && !pictures.areFigures(at: index): return true
      case .enter(let container) where container.isBlock: depth += 1
      case .exit(let container) where container.isBlock: depth -= 1
      default: break
      }
    }
    return false
  }

  /// Whether a paragraph here belongs to an item of a list without blank lines.
  private var isInTightItem: Bool {
    guard case .item? = openBlocks.last else { return false }
    return tightLists.last ?? false
  }

  private mutating func beginParagraph() {
    if !isInTightItem { writer.begin(.p) }
    guard openBlocks.isEmpty, let dateline else { return }
    writer.write(dateline)
    writer.write(" ")
    self.dateline = nil
  }

  /// The text of a link that is not safe to follow is shown without the link.
  private mutating func beginLink(_ uri: String) {
    let address = address(uri)
    links.append(address != nil)
    if let address { writer.begin(.a, .link(address)) }
  }

  /// Writes a paragraph of pictures as figures.
  ///
  /// - Returns: The index of the event that ends the paragraph.
  private mutating func writeFigures(from start: Int) -> Int {
    var link: WebAddress?
    var index = start
    while events[index] != .exit(.paragraph) {
      switch events[index] {
      case .enter(.link(let uri)): link = address(uri)
      case .exit(.link): link = nil
      default:
        guard let picture = pictures.picture(at: index) else { break }
        writeFigure(picture.image, picture.form, link)
        index = picture.end
      }
      index += 1
    }
    return index
  }

  private mutating func writeFigure(
    _ image: ArticleImage, _ form: BodyPictures.Form, _ link: WebAddress?
  ) {
    writer.begin(form.isText ? .p : .figure)
    if let link { writer.begin(.a, .link(link)) }
    writer.write(image, form)
    if link != nil { writer.end() }
    if !form.isText {
      writer.writeCaption(
        of: image, in: .figcaption, interfaceAttributes: page?.interfaceAttributes,
        labels: pictures.labels)
    }
    writer.end()
  }

  /// Writes the captions of the pictures in the block that ends.
  private mutating func writeCaptions() {
    for image in uncaptioned {
      writer.writeCaption(
        of: image, in: .p, [.cssClass("caption")], interfaceAttributes: page?.interfaceAttributes,
        labels: pictures.labels)
    }
    uncaptioned = []
  }

  /// The address if it is safe, completed if the site is known. A link within the text stays.
  private func address(_ uri: String) -> WebAddress? {
    guard let address = WebAddress(uri) else { return nil }
    return address.text.hasPrefix("#") ? address : publisher.completed(address)
  }
}
