import Digests
import JSON
import Syndication

/// What a site shows. It is stored in the site's folder.
struct SiteState {
  /// The folder of the state. Only its owner can read it.
  static let folder = ".galley"
  static let file = "\(folder)/state"

  /// The fingerprint of the site: with another one, all pages are different.
  var fingerprint: String
  /// The position after which the next export continues. The site may show later changes, too.
  var position: Int64
  /// The number of articles that readers can read.
  var live: Int
  /// The first event's article, which no other newsroom has; nil for an empty newsroom.
  var newsroom: String?
  /// The keys of pictures that its pages leave out, because they cannot be shown to readers.
  var unmade: Set<Digest> = []

  init(fingerprint: String, position: Int64, live: Int, newsroom: String?) {
    self.fingerprint = fingerprint
    self.position = position
    self.live = live
    self.newsroom = newsroom
  }

  /// Nil if the site has none, or one that this program cannot read. Then the site is written as a
  /// whole.
  init?(in folder: SiteFolder) throws(Failure) {
    guard let bytes = try folder.read(Self.file), let object = JSONObject(state: bytes),
      case .string(let fingerprint)? = object["fingerprint"],
      let position = object.integer("position"), let live = object.integer("live")
    else { return nil }
    self.init(
      fingerprint: fingerprint, position: Int64(position), live: live,
      newsroom: object.text("newsroom"))
    for case .string(let hex) in object.array("unmade") {
      if let key = Digest(hex: hex) { unmade.insert(key) }
    }
  }

  var bytes: [UInt8] {
    var object: JSONObject = [
      "fingerprint": .string(fingerprint), "live": .integer(live), "position": .integer(position),
    ]
    object["newsroom"] = newsroom.map(JSONValue.string)
    if !unmade.isEmpty {
      object["unmade"] = .array(unmade.map(\.hex).sorted().map(JSONValue.string))
    }
    return object.bytes
  }
}

extension JSONObject {
  /// Nil for anything but an object.
  init?(state bytes: [UInt8]) {
    let value = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
    guard case .object(let object)? = value else { return nil }
    self = object
  }

  func text(_ key: String) -> String? {
    if case .string(let text)? = self[key] { text } else { nil }
  }

  func integer(_ key: String) -> Int? {
    if case .number(let digits)? = self[key] { Int(digits) } else { nil }
  }

  func array(_ key: String) -> [JSONValue] {
    if case .array(let values)? = self[key] { values } else { [] }
  }
}
