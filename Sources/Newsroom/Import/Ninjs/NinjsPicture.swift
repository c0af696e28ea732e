import JSON

/// A picture that belongs to a ninjs object.
struct NinjsPicture {
  /// Whether it is named as the lead image.
  let isLead: Bool
  let isPicture: Bool
  /// The web address of its original, or else of its widest rendition.
  let address: String?
  /// Its web addresses.
  let addresses: [String]
  private(set) var caption: NinjsText?
  private(set) var alternative: NinjsText?
  let credit: String?

  init(_ object: NinjsObject) {
    var object = object
    isPicture = object.text("type") == "picture"
    isLead = object.text("name") == "leadImage"
    credit = object.text("by") ?? object.text("byline")
    let renditions = object.objects("renditions").map(Rendition.init)
    let uri = object.text("uri").flatMap { $0.hasPrefix("http") ? $0 : nil }
    address =
      renditions.first { $0.name == "original" && $0.href != nil }?.href
      ?? renditions.filter { $0.href != nil }.max { $0.width < $1.width }?.href ?? uri
    addresses = renditions.compactMap(\.href) + (uri.map { [$0] } ?? [])
    for text in object.objects("descriptions").compactMap(NinjsText.init) {
      if text.role == "alternative" { alternative = text } else { caption = caption ?? text }
    }
    if let text = object.text("description_text") {
      caption = caption ?? NinjsText(text, contentType: "text/plain")
    }
  }

  private struct Rendition {
    let name: String?
    let href: String?
    let width: Int

    init(_ object: NinjsObject) {
      var object = object
      (name, href) = (object.text("name"), object.text("href"))
      width = object.rest.first { $0.name == "width" }?.value.integer ?? 0
    }
  }
}

extension JSONValue {
  fileprivate var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
}
