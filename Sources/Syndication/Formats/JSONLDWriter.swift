import Editorial
import Foundation
import JSON
import Manuscripts

/// schema.org NewsArticle as JSON-LD: one document whose graph has all items.
struct JSONLDWriter: SyndicationWriter {
  private let publisher: Publisher

  init(_ publisher: Publisher) { self.publisher = publisher }

  func beginning(of page: SyndicationPage?) -> [UInt8] {
    Array("{\"@context\":\"https://schema.org\",\"@graph\":[\n".utf8)
  }

  let separator = Array(",\n".utf8)

  func end() -> [UInt8] { Array("\n]}\n".utf8) }

  func write(_ item: PublicItem, at index: Int) -> [UInt8] {
    var object = object(item)
    if let text = item.text {
      object["articleBody"] = .string(text.plainText)
      if !item.corrections.isEmpty {
        object["correction"] = .array(item.corrections.map(comment))
      }
      add(item.replies[...], of: item, to: &object)
    }
    return object.bytes
  }

  /// One item for the head of its page, which has the text itself and the words that corrections
  /// have changed.
  ///
  /// - Parameter count: The number of the last corrections and of the last replies that the page shows.
  func description(of item: PublicItem, last count: Int) -> JSONObject {
    var object = object(item)
    object["@context"] = "https://schema.org"
    guard item.text != nil else { return object }
    if !item.corrections.isEmpty {
      object["correction"] = .array(
        item.corrections.suffix(count).map { .object(plainComment($0)) })
    }
    add(item.replies.suffix(count), of: item, to: &object)
    return object
  }

  /// Adds some of the replies of readers, and the number of all.
  private func add(
    _ replies: ArraySlice<PublicReply>, of item: PublicItem, to object: inout JSONObject
  ) {
    if item.replies.isEmpty { return }
    object["commentCount"] = .integer(item.replies.count)
    object["comment"] = .array(
      replies.map { reply in
        var comment: JSONObject = [
          "@type": "Comment", "@id": .string(reply.urn),
          "author": ["@type": "Person", "name": .string(reply.name)],
          "dateCreated": .string(reply.receivedAt.timestamp), "text": .string(reply.text),
        ]
        comment["comment"] = reply.answer.map(answer)
        return .object(comment)
      })
  }

  private func answer(_ answer: PublicReply.Answer) -> JSONValue {
    var comment: JSONObject = [
      "@type": "Comment", "dateCreated": .string(answer.at.timestamp), "text": .string(answer.text),
    ]
    comment["author"] = organization
    return .object(comment)
  }

  /// Without the body, the corrections and the replies.
  private func object(_ item: PublicItem) -> JSONObject {
    let page = publisher.page(of: item.slug).map(JSONValue.string)
    var object: JSONObject = [
      "@type": "NewsArticle",
      "@id": .string(item.urn),
      "datePublished": .string(item.firstPublishedAt.timestamp),
      "dateModified": .string(item.modifiedAt.timestamp),
      "version": .integer(item.edition),
    ]
    object["url"] = page
    object["mainEntityOfPage"] = page
    object["publisher"] = organization
    switch item.state {
    case .usable(let text):
      add(text, to: &object)
      if !item.replaced.isEmpty {
        object["potentialAction"] = .array(
          item.replaced.map { replacement(of: $0.urn, by: item.urn, at: item.slug) })
      }
    case .held(let notice):
      object["creativeWorkStatus"] = "Withheld"
      object["description"] = notice.map(JSONValue.string)
    case .withdrawn: object["creativeWorkStatus"] = "Withdrawn"
    case .killed(let notice):
      object["creativeWorkStatus"] = "Killed"
      object["description"] = .string(notice)
      object["potentialAction"] = item.replacement.map {
        replacement(of: item.urn, by: $0.urn, at: $0.slug)
      }
    }
    return object
  }

  private func add(_ text: PublicText, to object: inout JSONObject) {
    let content = text.content
    object["headline"] = .string(content.headline)
    object["description"] = content.standfirst.map(JSONValue.string)
    object["articleSection"] = content.section.map(JSONValue.string)
    object["inLanguage"] = .string(content.language.text)
    object["wordCount"] = .integer(content.wordCount)
    object["dateline"] = text.dateline.map(JSONValue.string)
    if !content.keywords.isEmpty {
      object["keywords"] = .array(content.keywords.map(JSONValue.string))
    }
    if !content.byline.isEmpty {
      object["author"] = .array(
        content.byline.map { ["@type": "Person", "name": .string($0)] })
    }
    let others =
      content.images.isEmpty
      ? [] : text.describedPictures(in: MarkdownDocument(text.markdown))
    let pictures = ((content.leadImage.map { [$0] } ?? []) + others).compactMap {
      picture($0, in: text)
    }
    object["image"] = pictures.count > 1 ? .array(pictures) : pictures.first
  }

  private var organization: JSONValue? {
    publisher.name.map { name in
      var organization: JSONObject = ["@type": "NewsMediaOrganization", "name": .string(name)]
      organization["url"] = publisher.address.map(JSONValue.string)
      organization["publishingPrinciples"] = publisher.principles.map(JSONValue.string)
      organization["correctionsPolicy"] = publisher.correctionsPolicy.map(JSONValue.string)
      return .object(organization)
    }
  }

  /// A killed article and the one to read instead.
  private func replacement(of killed: String, by live: String, at slug: Slug) -> JSONValue {
    var article: JSONObject = ["@type": "NewsArticle", "@id": .string(live)]
    article["url"] = publisher.page(of: slug).map(JSONValue.string)
    return [
      "@type": "ReplaceAction", "actionStatus": "https://schema.org/CompletedActionStatus",
      "replacee": ["@id": .string(killed)], "replacer": .object(article),
    ]
  }

  /// Without the words before and after it.
  private func plainComment(_ correction: PublicCorrection) -> JSONObject {
    [
      "@type": "CorrectionComment", "position": .integer(correction.number),
      "text": .string(correction.notice),
      "datePublished": .string(correction.publishedAt.timestamp),
    ]
  }

  private func comment(_ correction: PublicCorrection) -> JSONValue {
    var comment = plainComment(correction)
    let passages = correction.change?.passages ?? []
    if !passages.isEmpty { comment["potentialAction"] = .array(passages.map(replaced)) }
    return .object(comment)
  }

  /// The words before and after a correction.
  private func replaced(_ passage: ChangedPassage) -> JSONValue {
    [
      "@type": "ReplaceAction", "actionStatus": "https://schema.org/CompletedActionStatus",
      "replacee": ["@type": "Quotation", "text": .string(passage.former)],
      "replacer": ["@type": "Quotation", "text": .string(passage.present)],
    ]
  }

  /// Nil if the address is relative and the site is unknown, or if the picture was erased.
  private func picture(_ image: ArticleImage, in text: PublicText) -> JSONValue? {
    publisher.address(ofPictureAt: image.uri, in: text).map { address in
      var picture: JSONObject = ["@type": "ImageObject", "url": .string(address)]
      picture["caption"] = image.caption.map(JSONValue.string)
      picture["creditText"] = image.credit.map(JSONValue.string)
      picture["description"] = image.alt.map(JSONValue.string)
      return .object(picture)
    }
  }
}
