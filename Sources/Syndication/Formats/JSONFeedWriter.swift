import Editorial
import Foundation
import JSON

/// JSON Feed 1.1. It cannot say that an item is gone: items that are not live are left out.
struct JSONFeedWriter: SyndicationWriter {
  private let head: SyndicationHead
  private var publisher: Publisher { head.publisher }

  init(_ head: SyndicationHead) { self.head = head }

  func beginning(of page: SyndicationPage?) -> [UInt8] {
    var feed: JSONObject = [
      "version": "https://jsonfeed.org/version/1.1", "title": .string(head.title),
    ]
    feed["home_page_url"] = publisher.address.map(JSONValue.string)
    feed["feed_url"] = head.address.map(JSONValue.string)
    // The items follow as the last member.
    return feed.bytes.dropLast() + Array(",\"items\":[\n".utf8)
  }

  let separator = Array(",\n".utf8)

  func end() -> [UInt8] { Array("\n]}\n".utf8) }

  func write(_ item: PublicItem, at index: Int) -> [UInt8] {
    guard let text = item.text else { return [] }
    return object(item, text).bytes
  }

  private func object(_ item: PublicItem, _ text: PublicText) -> JSONObject {
    let content = text.content
    var object: JSONObject = [
      "id": .string(item.urn),
      "title": .string(content.headline),
      "content_html": .string(text.html(idPrefix: "\(item.slug.text)-", on: publisher)),
      "date_published": .string(item.firstPublishedAt.timestamp),
      "date_modified": .string(item.modifiedAt.timestamp),
      "language": .string(content.language.text),
    ]
    object["url"] = publisher.page(of: item.slug).map(JSONValue.string)
    object["summary"] = content.standfirst.map(JSONValue.string)
    object["image"] = content.leadImage
      .flatMap { publisher.address(ofPictureAt: $0.uri, in: text) }
      .map(JSONValue.string)
    if !content.byline.isEmpty {
      object["authors"] = .array(content.byline.map { ["name": .string($0)] })
    }
    let tags = content.categories
    if !tags.isEmpty { object["tags"] = .array(tags.map(JSONValue.string)) }
    return object
  }
}
