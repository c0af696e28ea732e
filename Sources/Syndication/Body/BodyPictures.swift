import Editorial
import HTML
import Manuscripts

/// The pictures in a text, as its readers see them.
struct BodyPictures {
  /// What is written for a picture.
  enum Form {
    case onPage(SitePicture)
    case at(WebAddress)
    /// The picture cannot be loaded or was erased: its alternative text takes its place.
    case text
    /// The page says that it does not show the picture, and has what is said about it.
    case notShown(uri: String, label: String)
  }

  private let events: [MarkdownEvent]
  private let descriptions: PictureDescriptions
  /// Nil for readers.
  let labels: PictureLabels?
  private let form: (_ uri: String) -> Form
  /// Where the paragraphs begin that consist of pictures, at least one of which has something written
  /// below it. Each of their pictures is a figure.
  private var figures: Set<Int> = []

  /// - Parameter source: The address from which a picture is loaded, by the address in the text; nil if
  ///   it cannot be loaded.
  init(
    _ document: MarkdownDocument, descriptions: PictureDescriptions, labels: PictureLabels?,
    source: @escaping (String) -> WebAddress?
  ) {
    self.init(document, descriptions, labels) { uri in
      if let address = source(uri) { return .at(address) }
      return labels.map { Form.notShown(uri: uri, label: $0.notShown) } ?? .text
    }
  }

  init(_ document: MarkdownDocument, descriptions: PictureDescriptions, page: BodyPage) {
    self.init(document, descriptions, nil) { page.picture($0).map(Form.onPage) ?? .text }
  }

  private init(
    _ document: MarkdownDocument, _ descriptions: PictureDescriptions, _ labels: PictureLabels?,
    _ form: @escaping (String) -> Form
  ) {
    (events, self.descriptions) = (document.events, descriptions)
    (self.labels, self.form) = (labels, form)
    for (index, event) in events.enumerated() where event == .enter(.paragraph) {
      if consistsOfPictures(from: index + 1) { figures.insert(index) }
    }
  }

  /// Whether the paragraph that begins here consists of figures.
  func areFigures(at index: Int) -> Bool { figures.contains(index) }

  /// The picture that begins at `start`, with its alternative text; nil if none does. `end` is the
  /// index of the event that ends it.
  func picture(at start: Int) -> (image: ArticleImage, form: Form, end: Int)? {
    guard case .enter(.image(let uri)) = events[start] else { return nil }
    let end = events.endOfImage(from: start)
    let words = MarkdownDocument.plainText(of: events[start..<end])
    return (descriptions.image(at: uri, alternative: words), form(uri), end)
  }

  private func consistsOfPictures(from start: Int) -> Bool {
    var hasCaption = false
    var index = start
    while index < events.count, events[index] != .exit(.paragraph) {
      switch events[index] {
      case .enter(.image(let uri)):
        if labels != nil {
          hasCaption = true
        } else if let image = descriptions.image(at: uri), image.hasCaption, !form(uri).isText {
          hasCaption = true
        }
        index = events.endOfImage(from: index)
      case .enter(.link), .exit(.link), .softBreak, .lineBreak: break
      case .text(let words) where words.allSatisfy(\.isWhitespace): break
      default: return false
      }
      index += 1
    }
    return hasCaption
  }
}

extension BodyPictures.Form {
  var isText: Bool { if case .text = self { true } else { false } }
}

extension ArticleImage {
  /// Whether something is written below it.
  var hasCaption: Bool { caption != nil || credit != nil }
}

extension HTMLWriter {
  /// Writes a picture without its caption.
  mutating func write(_ image: ArticleImage, _ form: BodyPictures.Form) {
    let alternative = image.alt ?? ""
    switch form {
    case .onPage(let picture): write(picture, alternative: alternative, isFirst: false)
    case .at(let address): write(empty: .img, .source(address), .alternative(alternative))
    case .text: write(alternative)
    case .notShown(let uri, let label):
      begin(.span, .cssClass("not-shown"))
      write(label, uri)
      end()
    }
  }

  /// Writes the caption and the credit of a picture, if it has one of them.
  ///
  /// - Parameters:
  ///   - element: What contains them.
  ///   - interfaceAttributes: Those of the word before the credit; nil for no word.
  ///   - labels: For the people of the newsroom, who read the alternative text here, too.
  mutating func writeCaption(
    of image: ArticleImage, in element: HTMLElement, _ attributes: [HTMLAttribute] = [],
    interfaceAttributes: [HTMLAttribute]?, labels: PictureLabels? = nil
  ) {
    let alternative = labels == nil || image.alt?.isEmpty == true ? nil : image.alt
    guard image.hasCaption || alternative != nil else { return }
    begin(element, attributes)
    if let caption = image.caption { write("\(caption) ") }
    if let credit = image.credit {
      begin(.span, .cssClass("credit"))
      if let interfaceAttributes {
        write(.span, interfaceAttributes, text: SiteWords.picture)
        write(" ")
      }
      if let labels {
        write(labels.credit, credit)
      } else {
        write(credit)
      }
      end()
    }
    if let labels, let alternative {
      begin(.span, .cssClass("alt"))
      write(labels.alternative, alternative)
      end()
    }
    end()
  }

  private mutating func write(_ label: String, _ text: String) {
    write("\(label) ")
    write(.bdi, text: text)
  }
}
