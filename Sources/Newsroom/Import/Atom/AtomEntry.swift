import Manuscripts
import XML

/// An entry of Atom (RFC 4287).
struct AtomEntry {
  private(set) var title: AtomText?
  private(set) var summary: AtomText?
  private(set) var content: AtomText?
  private(set) var authors: [String] = []
  private(set) var sections: [String] = []
  private(set) var categories: [String] = []
  /// The address of the first picture that belongs to it.
  private(set) var picture: String?
  /// The address of its page.
  private(set) var page: String?
  /// Its elements with a text only, such as `updated`.
  private(set) var texts: [(name: String, text: String)] = []
  /// What cannot be read.
  private(set) var leftOut: [String] = []
  var language: String?

  /// What an element of the entry contains.
  enum Part {
    case text(AtomText)
    case person(name: String?)
    case words(String)
    case none
  }

  mutating func add(_ element: MarkupElement, _ part: Part) {
    guard element.namespace == AtomReader.namespace else {
      return leftOut.append(
        "elements of other standards (<\(ForeignFieldList.shown(element.name))>)")
    }
    switch (element.name, part) {
    case ("title", .text(let text)): title = text
    case ("summary", .text(let text)): summary = text
    case ("content", .text(let text)): content = text
    case ("author", .person(let name?)): authors.append(name)
    case ("category", _): addCategory(element.attributes)
    case ("link", _): addLink(element.attributes)
    case (let name, .words(let text)): texts.append((name, text))
    default: leftOut.append("<\(ForeignFieldList.shown(element.name))>")
    }
    if element.attributes["base"] != nil { leftOut.append(Self.base) }
  }

  /// Counts an `xml:base`, which no manuscript has.
  mutating func noteBase() { leftOut.append(Self.base) }

  private static let base = "xml:base (addresses stay as they are)"

  private mutating func addCategory(_ attributes: [String: String]) {
    guard let name = attributes["label"] ?? attributes["term"] else {
      return leftOut.append("categories without a name")
    }
    let scheme = attributes["scheme"]?.split { "/:#".contains($0) }.last?.lowercased()
    if scheme == "section" || scheme == "sections" {
      sections.append(name)
    } else {
      categories.append(name)
    }
  }

  private mutating func addLink(_ attributes: [String: String]) {
    let address = attributes["href"]
    switch attributes["rel"] ?? "alternate" {
    case "enclosure" where attributes["type"]?.hasPrefix("image/") == true && picture == nil:
      picture = address
    case "alternate" where page == nil: page = address
    case let relation: leftOut.append("links with the relation \(Quoted(relation))")
    }
  }
}
