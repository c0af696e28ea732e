import XML

/// Reads WordPress's export (WXR) in constant memory, except for the largest item.
struct WXRReader {
  enum Part {
    case language(String)
    case author(login: String, name: String)
    case item(WXRItem)
  }

  let input: NamedInput
  private let xml: XMLReader
  /// The names of the open elements around the items.
  private var path: [String] = []
  private var text = ""
  private var author: [String: String] = [:]
  private var isExport = false

  /// - Parameter limit: The most bytes of a text.
  init(opening path: String, limit: Int) throws(Failure) {
    let input = try NamedInput(opening: path)
    self.input = input
    xml = try XMLReader(reading: input, limit: limit)
  }

  /// - Throws: ``Failure`` if the file is no such export, or is malformed.
  mutating func next() throws(Failure) -> Part? {
    do throws(XMLProblem) {
      loop: while let event = try xml.next() {
        switch event {
        case .start(let element):
          let name = Self.name(of: element)
          if path.count == 2, name == "item" {
            guard isExport else { break loop }
            return .item(try readItem())
          }
          path.append(name)
          text = ""
          if path.count == 1, name != "rss" { break loop }
        case .text(let words): if (3...4).contains(path.count) { text += words }
        case .comment: break
        case .end: if let part = leave() { return part }
        }
      }
    } catch {
      throw error.failure(in: input.name)
    }
    guard isExport, path.isEmpty else {
      throw Failure(.invalid, "\(input.name) is not an export of WordPress (WXR)")
    }
    return nil
  }

  private mutating func leave() -> Part? {
    let name = path.popLast() ?? ""
    defer { text = "" }
    switch (path.count, name) {
    case (2, "wxr_version"): isExport = true
    case (2, "language"): return .language(text)
    case (3, _) where path.last == "author": author[name] = text
    case (2, "author"):
      defer { author = [:] }
      guard let login = author["author_login"] else { return nil }
      return .author(login: login, name: author["author_display_name"] ?? login)
    default: break
    }
    return nil
  }

  private func readItem() throws(XMLProblem) -> WXRItem {
    var item = WXRItem()
    var path: [String] = []
    var (text, key) = ("", "")
    var attributes: [String: String] = [:]
    while let event = try xml.next() {
      switch event {
      case .start(let element):
        path.append(Self.name(of: element))
        text = ""
        if path.count == 1 { attributes = element.attributes }
        if path == ["comment"] { item.comments += 1 }
      case .text(let words): if path.count < 3, path.first != "comment" { text += words }
      case .comment: break
      case .end:
        switch path {
        case []: return item
        case ["postmeta", "meta_key"]: key = text
        case ["postmeta", "meta_value"]: item.addMeta(key, text)
        case ["postmeta"], ["comment"]: break
        default: if path.count == 1 { item.set(path[0], to: text, attributes) }
        }
        path.removeLast()
        text = ""
      }
    }
    return item
  }

  /// The local name; two elements have the same one.
  private static func name(of element: MarkupElement) -> String {
    guard element.name == "encoded" else { return element.name }
    return element.namespace?.contains("excerpt") == true ? "excerpt" : "content"
  }
}
