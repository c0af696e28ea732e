import Digests

/// The tag of an answer, by which a client recognizes it later.
struct EntityTag: Hashable, Sendable {
  /// With its quotes.
  let text: String

  init(version: Int) { text = "\"\(version)\"" }

  init(of body: [UInt8]) { text = "\"\(Digest(of: body).hex.prefix(32))\"" }

  /// Whether a list of tags has this one. nginx marks the tag of a compressed answer as weak.
  func isIn(_ list: String) -> Bool {
    list.split(separator: ",").contains { item in
      let tag = item.drop { $0 == " " }
      return tag == "*" || tag == text || tag == "W/" + text
    }
  }
}
