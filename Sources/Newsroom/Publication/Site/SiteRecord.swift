import Foundation
import JSON
import PlainText
import Syndication

/// Where the site shows an article.
struct SiteRecord {
  /// What has a place in a list.
  struct Holder: Hashable {
    let list: SiteList
    /// The number of the correction, from 0; nil for the article.
    var correction: Int?
  }

  /// A place in a list.
  struct Place: Hashable {
    let holder: Holder
    /// The number of the place, from 0.
    let number: Int

    init(_ holder: Holder, number: Int) { (self.holder, self.number) = (holder, number) }
  }

  var slug: String
  /// Whether readers can read the text.
  var isLive: Bool
  var places: [Place]
  /// The public files of its stored pictures.
  var pictures: [String]
  /// The files with its corrections and versions, with their digests.
  var parts: [String: String] = [:]
  /// The digest of what lists show of its corrections; nil if it is not live.
  var entry: String?

  init(slug: String, isLive: Bool, places: [Place] = [], pictures: [String] = []) {
    (self.slug, self.isLive, self.places, self.pictures) = (slug, isLive, places, pictures)
  }

  /// The file of an article. The first digits of an id are its time, so the last ones divide the
  /// files into folders.
  static func file(of article: UUID) -> String {
    let id = article.text
    return "\(SiteState.folder)/articles/\(id.suffix(2))/\(id)"
  }

  init?(_ bytes: [UInt8]) {
    guard let object = JSONObject(state: bytes), let slug = object.text("slug") else { return nil }
    self.init(slug: slug, isLive: object["live"] == true)
    for case .string(let name) in object.array("pictures") { pictures.append(name) }
    entry = object.text("entry")
    for case .object(let part) in object.array("parts") {
      if let file = part.text("file") { parts[file] = part.text("digest") }
    }
    for case .object(let place) in object.array("places") {
      guard let kind = place.text("list"), let number = place.integer("number"),
        let list = SiteList(kind: kind, name: place.text("name") ?? "")
      else { return nil }
      places.append(
        Place(Holder(list: list, correction: place.integer("correction")), number: number))
    }
  }

  var bytes: [UInt8] {
    let places = places.map { place -> JSONValue in
      var object: JSONObject = [
        "list": .string(place.holder.list.kind), "number": .integer(place.number),
      ]
      object["name"] = place.holder.list.name.map(JSONValue.string)
      object["correction"] = place.holder.correction.map { JSONValue.integer($0) }
      return .object(object)
    }
    let parts = parts.sorted { $0.key < $1.key }.map { file, digest -> JSONValue in
      ["digest": .string(digest), "file": .string(file)]
    }
    var object: JSONObject = [
      "live": .boolean(isLive), "parts": .array(parts),
      "pictures": .array(pictures.map(JSONValue.string)), "places": .array(places),
      "slug": .string(slug),
    ]
    object["entry"] = entry.map(JSONValue.string)
    return object.bytes
  }
}
