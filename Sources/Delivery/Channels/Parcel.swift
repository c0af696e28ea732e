package import Digests
import Editorial
package import Foundation
package import Newsroom
import PlainText
package import Syndication

/// What a destination gets: a document with one article as it is live now, or that it is gone.
package struct Parcel: Sendable {
  package let article: UUID
  /// The id of the event of the last change. A receiver recognizes a repetition by it.
  package let event: UUID
  /// The position of that change in the log.
  package let change: Int64
  package let slug: String
  /// Of the live text; nil if there is none.
  package let headline: String?
  /// What the public reads in place of a text; nil for none.
  package let notice: String?
  package let state: DeliveredState
  package let format: SyndicationFormat
  package let body: [UInt8]
  package let digest: Digest

  package init(
    _ item: PublicItem, event: UUID, change: Int64, format: SyndicationFormat, body: [UInt8]
  ) {
    (article, slug) = (item.article, item.slug.text)
    headline = item.text?.content.headline
    state = DeliveredState(item.state)
    notice =
      switch item.state {
      case .held(let notice): notice
      case .killed(let notice): notice
      case .usable, .withdrawn: nil
      }
    (self.event, self.change, self.format, self.body) = (event, change, format, body)
    digest = Digest(of: body)
  }

  /// The permanent id of the article outside the newsroom.
  var urn: String { "urn:uuid:\(article.text)" }

  /// The name of a file or an object with the article. It does not change with the slug.
  package var fileName: String { "\(article.text).\(format.fileExtension)" }
}

extension DeliveredState {
  package init(_ state: PublicItem.State) {
    self =
      switch state {
      case .usable: .usable
      case .held: .held
      case .withdrawn: .withdrawn
      case .killed: .killed
      }
  }
}
