/// An item of WordPress's export (WXR): a post, a page, an attachment, or something else.
struct WXRItem {
  /// The texts of its elements by their names, such as `post_name`. The text of the item is `content`,
  /// and its summary `excerpt`.
  private(set) var texts: [String: String] = [:]
  private(set) var categories: [String] = []
  private(set) var tags: [String] = []
  /// The other ways in which it is classified, such as `post_format`.
  private(set) var taxonomies: [String] = []
  /// Its custom fields.
  private(set) var meta: [(key: String, value: String)] = []
  var comments = 0

  var type: String { texts["post_type"] ?? "" }
  var status: String { texts["status"] ?? "" }
  var id: String { texts["post_id"] ?? "" }

  func text(_ name: String) -> String? {
    texts[name].flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
  }

  func meta(_ key: String) -> String? { meta.first { $0.key == key }?.value }

  mutating func set(_ name: String, to text: String, _ attributes: [String: String]) {
    guard name == "category" else {
      texts[name] = text
      return
    }
    switch attributes["domain"] {
    case "category":
      // The category of posts that have none.
      if attributes["nicename"] != "uncategorized" { categories.append(text) }
    case "post_tag", "tag": tags.append(text)
    case let domain: taxonomies.append(domain ?? "category")
    }
  }

  mutating func addMeta(_ key: String, _ value: String) { meta.append((key, value)) }

  /// What makes it the same item in another export.
  var identity: [UInt8] {
    let names = [
      "guid", "post_id", "title", "content", "excerpt", "post_name", "post_date", "post_date_gmt",
      "post_modified_gmt", "status", "creator",
    ]
    let parts =
      names.map { texts[$0] ?? "" } + ["\(categories.count)"] + categories + tags
    return parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
  }
}
