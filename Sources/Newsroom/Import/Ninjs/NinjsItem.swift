import Editorial
import Foundation
import HTMLConversion
import JSON
import Manuscripts
import XML

/// Makes a draft of an object of ninjs, of version 3, 2 or 1.
struct NinjsItem {
  private var object: NinjsObject
  private let mapping: ImportMapping
  private var fields = ForeignFieldList()
  private var leftOut: [String] = []
  /// Those that are not the lead image.
  private var pictures: [NinjsPicture] = []
  /// The dateline as readers see it.
  private var dateline: String?

  init(_ object: JSONObject, _ mapping: ImportMapping) {
    (self.object, self.mapping) = (NinjsObject(object), mapping)
  }

  func reading(at place: String, language: LanguageTag?, from bytes: [UInt8]) -> ImportReading {
    var item = self
    var reading = ImportReading(at: place)
    if let omission = item.takeOmission() {
      reading.leftOut = [omission]
      return reading
    }
    do throws(XMLProblem) {
      return try item.readAll(at: place, language: language, from: bytes)
    } catch {
      reading.problems = [(.html, Failure(.invalid, error.description))]
      return reading
    }
  }

  /// Why the item is not an article; nil if it is one.
  private mutating func takeOmission() -> String? {
    switch object.text("pubstatus") {
    case "canceled"?: return "canceled items"
    case "withheld"?: return "withheld items"
    default: break
    }
    let type = object.text("type") ?? "text"
    return type == "text" ? nil : "items of type \(Quoted(type))"
  }

  private mutating func readAll(
    at place: String, language: LanguageTag?, from bytes: [UInt8]
  ) throws(XMLProblem) -> ImportReading {
    fields.add("language", object.text("language"))
    try takeHeadline()
    try takeDescriptions()
    takePlace()
    takePeople()
    takeSlug()
    takeSubjects()
    try takePicture()
    let text = try takeBody()
    let embargo = takeEmbargo()
    // These describe the object and not the article.
    object.drop(["standard", "profile", "version", "representationtype", "mimetype"])
    for (name, value) in object.rest { fields.add(name, value) }
    var article = ForeignArticle(body: text.markdown, mapping)
    let sorted = ForeignFields(fields.all, mapping)
    article.read(sorted)
    article.add(try describedPictures(text))
    let unknown = sorted.unknown.map { ForeignFieldList.shown($0.path) }
    for name in unknown + leftOut + text.losses.keys { article.leaveOut(name) }
    if let embargo { article.add(.rule, embargo) }
    article.complete(slug: nil, date: nil, section: nil, isDraft: true)
    return article.reading(
      at: place, bodyLine: nil, language: language, mapping, from: bytes)
  }

  /// Takes the texts of a member of version 2 and 3, and those of version 1, whose names begin with
  /// the second name.
  private mutating func texts(_ name: String, former: String) -> [NinjsText] {
    var texts = object.objects(name).compactMap(NinjsText.init)
    for (suffix, type) in [
      ("_html", "text/html"), ("_xhtml", "text/html"), ("_text", "text/plain"),
    ] {
      guard let value = object.text(former + suffix) else { continue }
      texts.append(NinjsText(value, contentType: type))
    }
    return texts
  }

  private mutating func takeHeadline() throws(XMLProblem) {
    var texts = texts("headlines", former: "headline")
    if let text = object.text("headline") {
      texts.insert(NinjsText(text, contentType: "text/plain"), at: 0)
    }
    guard let main = texts.first(where: { $0.role == "main" }) ?? texts.first else {
      fields.add("headline", object.text("title"))
      return
    }
    if texts.count > 1 { leftOut.append("headlines (all but the main one)") }
    fields.add("headline", try main.plain)
    if let title = object.text("title"), title != main.value { fields.add("title", title) }
  }

  private mutating func takeDescriptions() throws(XMLProblem) {
    for text in texts("descriptions", former: "description") {
      switch text.role {
      case "summary", nil:
        if fields.contains("summary") {
          leftOut.append("descriptions (all but the summary)")
        } else {
          fields.add("summary", try text.plain)
        }
      case "dateline": dateline = text.value
      case let role?: leftOut.append("descriptions with the role \(Quoted(role))")
      }
    }
  }

  /// A dateline needs a date, so a place alone is none.
  private mutating func takePlace() {
    let parts = dateline.flatMap { Dateline(rendered: $0) }
    fields.add("dateline.place", parts?.place)
    fields.add("dateline.date", parts?.date.description)
    fields.add("dateline.source", parts?.source)
    if parts == nil, dateline != nil { leftOut.append("dateline (it has another form)") }
    if let located = object.text("located"), located != parts?.place {
      fields.add("located", located)
    }
    for var source in object.objects("infosources") {
      guard let name = source.text("name"), name == parts?.source else {
        leftOut.append("infoSources")
        continue
      }
    }
  }

  private mutating func takePeople() {
    var authors: [String] = []
    for var person in object.objects("people") + object.objects("person") {
      let role = person.text("rel")
      if role == "author", let name = person.text("name") {
        authors.append(name)
      } else {
        leftOut.append("people who are not authors")
      }
    }
    let byline = object.text("by") ?? object.text("byline")
    fields.add("byline", authors.isEmpty ? byline.map { [$0] } ?? [] : authors)
  }

  private mutating func takeSlug() {
    for var id in object.objects("altids") {
      let (role, value) = (id.text("role"), id.text("value"))
      if role == "slug" {
        fields.add("slug", value)
      } else {
        leftOut.append("altIds with the role \(Quoted(role ?? ""))")
      }
    }
    let slugline = object.text("slugline")
    if !fields.contains("slug") { fields.add("slugline", slugline) }
  }

  private mutating func takeSubjects() {
    var keywords: [String] = []
    for var subject in object.objects("subjects") + object.objects("subject") {
      let role = subject.text("rel")
      guard let name = subject.text("name") else {
        leftOut.append("subjects without a name")
        continue
      }
      if role == "section", !fields.contains("section") {
        fields.add("section", name)
      } else {
        keywords.append(name)
      }
    }
    fields.add("keywords", keywords)
  }

  private mutating func takePicture() throws(XMLProblem) {
    var pictures = object.objects("associations").map(NinjsPicture.init)
    let lead = pictures.firstIndex(where: \.isLead) ?? pictures.firstIndex(where: \.isPicture)
    if let lead {
      let picture = pictures.remove(at: lead)
      if picture.address == nil {
        leftOut.append("lead image without an address")
      } else {
        fields.add("picture.url", picture.address)
        fields.add("picture.caption", try picture.caption?.plain)
        fields.add("picture.alternative", try picture.alternative?.plain)
        fields.add("picture.by", picture.credit)
      }
    }
    self.pictures = pictures
  }

  /// What the figures and the associations say about pictures in the body. Associations with
  /// anything else are left out.
  private mutating func describedPictures(
    _ text: HTMLText
  ) throws(XMLProblem) -> [ArticleImage] {
    var images = text.captions.map {
      ArticleImage(uri: $0.address, caption: $0.caption, credit: $0.credit)
    }
    let shown = Set(MarkdownDocument(text.markdown).pictures.map(\.uri))
    for picture in pictures {
      guard picture.isPicture, let uri = picture.addresses.first(where: shown.contains) else {
        leftOut.append("associations (all but the pictures of the article)")
        continue
      }
      images.append(
        ArticleImage(
          uri: uri, caption: try picture.caption?.plain, alt: try picture.alternative?.plain,
          credit: picture.credit))
    }
    return images
  }

  private mutating func takeBody() throws(XMLProblem) -> HTMLText {
    let bodies = texts("bodies", former: "body")
    let readable = bodies.filter { $0.isHTML || $0.isPlain }
    if bodies.count > readable.count {
      leftOut.append("bodies that are neither HTML nor plain text")
    }
    let main = readable.filter { $0.role == "main" || $0.role == nil }
    let candidates = main.isEmpty ? readable : main
    guard let body = candidates.first(where: \.isHTML) ?? candidates.first else {
      return HTMLText([])
    }
    // Version 1 repeats the text in other forms.
    if readable.contains(where: { $0.role != body.role }) {
      leftOut.append("bodies (all but the main one)")
    }
    return HTMLText(try body.markup.withoutDateline(dateline))
  }

  /// Refuses an item whose embargo is in force, unless the mapping leaves the embargo out.
  private mutating func takeEmbargo() -> Failure? {
    for name in ["embargoeduntil", "embargoed"] {
      guard !mapping.ignored.contains(where: { $0.lowercased() == name }),
        let text = object.text(name)
      else { continue }
      if let end = Date(timestamp: text), end <= Date() { continue }
      return Failure(
        .refused, "the item is under embargo until \(Quoted(text)), and a draft has no embargo",
        .waitOrIgnore(field: name == "embargoed" ? name : "embargoedUntil"))
    }
    return nil
  }
}
