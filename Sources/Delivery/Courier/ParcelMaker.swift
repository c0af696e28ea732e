import Foundation
import Newsroom
import Syndication
import XML

/// Makes parcels. Several destinations that get the same article in the same format share one.
final class ParcelMaker {
  private struct Key: Hashable {
    let article: UUID
    let format: SyndicationFormat
  }

  private let publisher: Publisher
  private var parcels: [Key: (Parcel, DeliveryFailure?)] = [:]

  init(publisher: Publisher) { self.publisher = publisher }

  /// The parcel, and why it must not be sent.
  func parcel(
    _ item: PublicItem, event: UUID, change: Int64, as format: SyndicationFormat
  ) -> (Parcel, DeliveryFailure?) {
    let key = Key(article: item.article, format: format)
    if let known = parcels[key] { return known }
    var (body, failure): ([UInt8], DeliveryFailure?) = ([], nil)
    do throws(XMLProblem) {
      body = try format.document(of: item, by: publisher)
      if body.isEmpty {
        failure = DeliveryFailure("\(format.rawValue) cannot express what became of the article")
      }
    } catch {
      failure = DeliveryFailure(error.description)
    }
    let made = (
      Parcel(item, event: event, change: change, format: format, body: body), failure
    )
    parcels[key] = made
    return made
  }
}
