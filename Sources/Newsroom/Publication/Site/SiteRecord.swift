import Foundation
import JSON
import PlainText
import Syndication

/// Where the site shows an article.
struct SiteRecord {
  /// A place in a list.
  struct Place: Hashable {
    let list: SiteList
    /// The number of the correction; nil for the article.
    let correction: Int?
    /// The number of the place, from 0.
    let number: Int
  }

  var slug: String
  /// Whether readers can read the text.
  var isLive: Bool
  var places: [Place]
  /// The public files of its stored pictures.
  var pictures: [String]

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
    for case .object(let place) in object.array("places") {
      guard let kind = place.text("list"), let number = place.integer("number"),
        let list = SiteList(kind: kind, name: place.text("name") ?? "")
      else { return nil }
      places.append(
        Place(list: list, correction: place.integer("correction"), number: number))
    }
  }

  var bytes: [UInt8] {
    let places = places.map { place -> JSONValue in
      var object: JSONObject = [
        "list": .string(place.list.kind), "number": .integer(place.number),
      ]
      object["name"] = place.list.name.map(JSONValue.string)
      object["correction"] = place.correction.map { JSONValue.integer($0) }
      return .object(object)
    }
    let object: JSONObject = [
      "live": .boolean(isLive), "pictures": .array(pictures.map(JSONValue.string)),
      "places": .array(places), "slug": .string(slug),
    ]
    return object.bytes
  }
}
