import Editorial

/// What the items of an export refer to: its language, people and attachments.
struct WordPressSite {
  struct Attachment {
    let uri: String
    let caption: String?
    let alt: String?
  }

  private(set) var language: LanguageTag?
  /// The names of people by their logins.
  private(set) var authors: [String: String] = [:]
  private(set) var attachments: [String: Attachment] = [:]
  private(set) var postCount = 0

  /// Reads whole exports, so that their errors are found before anything is recorded.
  init(of paths: [String], limit: Int) throws(Failure) {
    for path in paths {
      var reader = try WXRReader(opening: path, limit: limit)
      defer { reader.input.close() }
      while let part = try reader.next() {
        switch part {
        case .language(let text): language = language ?? LanguageTag(text)
        case .author(let login, let name): authors[login] = name
        case .item(let item): note(item)
        }
      }
    }
  }

  private mutating func note(_ item: WXRItem) {
    if item.type == "post" { postCount += 1 }
    guard item.type == "attachment", let uri = item.text("attachment_url") else { return }
    attachments[item.id] = Attachment(
      uri: uri, caption: item.text("excerpt"), alt: item.meta("_wp_attachment_image_alt"))
  }
}
