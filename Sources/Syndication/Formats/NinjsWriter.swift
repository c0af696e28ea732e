import Editorial
import Foundation
import JSON
import Manuscripts
import Pictures

/// IPTC ninjs 3.1: one JSON object per line. The standard has no place for corrections and
/// datelines, so they are descriptions with a role.
struct NinjsWriter: SyndicationWriter {
  private let publisher: Publisher

  init(_ publisher: Publisher) { self.publisher = publisher }

  func beginning(of page: SyndicationPage?) -> [UInt8] { [] }
  func end() -> [UInt8] { [] }

  func write(_ item: PublicItem, at index: Int) -> [UInt8] {
    object(item).bytes + [UInt8(ascii: "\n")]
  }

  private func object(_ item: PublicItem) -> JSONObject {
    var object: JSONObject = [
      "uri": .string(item.urn),
      "standard": [
        "name": "ninjs", "version": "3.1",
        "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
      ],
      "type": "text",
      "version": .string(String(item.edition)),
      "firstCreated": .string(item.firstPublishedAt.timestamp),
      "versionCreated": .string(item.changedAt.timestamp),
      "slugline": .string(item.slug.text),
      "altIds": .array(altIDs(of: item)),
    ]
    object["copyrightHolder"] = publisher.name.map(JSONValue.string)
    switch item.state {
    case .usable(let text):
      object["pubStatus"] = "usable"
      object["representationType"] = "full"
      add(text, corrections: item.corrections, to: &object)
      let associations =
        pictures(of: text, in: item) + item.replaced.map { reference($0, "replaced") }
      if !associations.isEmpty { object["associations"] = .array(associations) }
    case .held(let notice):
      object["pubStatus"] = "withheld"
      object["representationType"] = "partial"
      object["edNote"] = notice.map(JSONValue.string)
    case .withdrawn:
      object["pubStatus"] = "canceled"
      object["representationType"] = "partial"
    case .killed(let notice):
      object["pubStatus"] = "canceled"
      object["representationType"] = "partial"
      object["edNote"] = .string(notice)
      object["descriptions"] = [described("kill", notice)]
      object["associations"] = item.replacement.map { [reference($0, "replacement")] }
    }
    return object
  }

  private func altIDs(of item: PublicItem) -> [JSONValue] {
    [["role": "slug", "value": .string(item.slug.text)]]
      + item.formerSlugs.map { ["role": "formerSlug", "value": .string($0.text)] }
  }

  private func add(
    _ text: PublicText, corrections: [PublicCorrection], to object: inout JSONObject
  ) {
    let content = text.content
    object["language"] = .string(content.language.text)
    object["headlines"] = [described("main", content.headline)]
    var descriptions = content.standfirst.map { [described("summary", $0)] } ?? []
    descriptions += text.dateline.map { [described("dateline", $0)] } ?? []
    descriptions += corrections.map { described($0.kind.rawValue, $0.notice) }
    if !descriptions.isEmpty { object["descriptions"] = .array(descriptions) }
    if let last = corrections.last { object["edNote"] = .string(last.notice) }
    let document = MarkdownDocument(text.markdown)
    let html = text.html(of: document, on: publisher)
    object["bodies"] = [
      [
        "role": "main", "contentType": "text/html", "value": .string(html),
        "charCount": .integer(text.plainText(of: document).characterCount),
        "wordCount": .integer(content.wordCount),
      ]
    ]
    if !content.byline.isEmpty {
      object["by"] = .string(content.byline.joined(separator: ", "))
      object["people"] = .array(
        content.byline.map { ["name": .string($0), "rel": "author"] })
    }
    object["located"] = (content.dateline?.place).map(JSONValue.string)
    object["infoSources"] = (content.dateline?.source).map {
      [["name": .string($0), "role": "source"]]
    }
    let section: [JSONValue] =
      content.section.map { [["name": .string($0), "rel": "section"]] } ?? []
    let subjects = section + content.keywords.map { ["name": .string($0), "rel": "keyword"] }
    if !subjects.isEmpty { object["subjects"] = .array(subjects) }
  }

  private func described(_ role: String, _ value: String) -> JSONValue {
    ["role": .string(role), "contentType": "text/plain", "value": .string(value)]
  }

  /// The article to read instead of a killed one, or a killed one that this one replaces.
  private func reference(_ other: PublicReference, _ name: String) -> JSONValue {
    [
      "name": .string(name), "type": "text", "uri": .string(other.urn),
      "slugline": .string(other.slug.text),
    ]
  }

  /// The lead image, and the pictures in the body about which the article says something.
  private func pictures(of text: PublicText, in item: PublicItem) -> [JSONValue] {
    let lead = text.content.leadImage.map {
      [picture($0, "leadImage", in: text, named: "\(item.urn)#lead-image")]
    }
    let others =
      text.content.images.isEmpty
      ? [] : text.describedPictures(in: MarkdownDocument(text.markdown))
    return (lead ?? [])
      + others.enumerated().map { index, image in
        picture(
          image, "picture\(index + 1)", in: text, named: "\(item.urn)#picture-\(index + 1)")
      }
  }

  /// A picture as a news object of its own.
  ///
  /// - Parameter urn: Its name if it has no address.
  private func picture(
    _ image: ArticleImage, _ name: String, in text: PublicText, named urn: String
  ) -> JSONValue {
    let address = publisher.address(ofPictureAt: image.uri, in: text)
    var picture: JSONObject = [
      "name": .string(name), "type": "picture", "uri": .string(address ?? urn),
    ]
    let descriptions = [("caption", image.caption), ("alternative", image.alt)].compactMap {
      role, text in text.map { described(role, $0) }
    }
    if !descriptions.isEmpty { picture["descriptions"] = .array(descriptions) }
    picture["by"] = image.credit.map(JSONValue.string)
    picture["renditions"] = address.map { [["name": "original", "href": .string($0)]] }
    if case .stored(let stored) = text.picture(at: image.uri), address != nil {
      picture["renditions"] = .array(stored.files.compactMap(rendition))
    }
    return .object(picture)
  }

  private func rendition(_ file: PublicPicture.File) -> JSONValue? {
    publisher.address(of: file).map { address in
      [
        "name": .string("\(file.width)w \(file.format.mediaType)"), "href": .string(address),
        "contentType": .string(file.format.mediaType), "width": .integer(file.width),
        "height": .integer(file.height),
      ]
    }
  }
}

extension String {
  /// As `count`, which is slow even for ASCII.
  fileprivate var characterCount: Int {
    var text = self
    let isPlain = text.withUTF8 { utf8 in
      // A carriage return and a line feed are one character.
      for byte in utf8 where byte >= 0x80 || byte == 0x0D { return false }
      return true
    }
    return isPlain ? utf8.count : count
  }
}
