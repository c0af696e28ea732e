import Digests
package import Editorial
import Foundation
package import JSON
import Pictures
import PostgreSQL
import PostgresEventStore

/// A picture of a revision, and whether it still exists.
package struct ShownPicture: Hashable, Sendable {
  package let picture: Picture
  /// Who erased it; nil if nobody did.
  package let erased: TextErasure?

  package init(picture: Picture, erased: TextErasure?) {
    (self.picture, self.erased) = (picture, erased)
  }

  /// The pictures of a revision. An erasure takes effect immediately, also in an answer about the
  /// past.
  static func all(
    _ pictures: [Picture], of article: UUID, on connection: inout Connection
  ) throws -> [ShownPicture] {
    guard !pictures.isEmpty else { return [] }
    let stored = try PictureStore.stored(pictures.map(\.key), on: &connection)
    // Read after the pictures: if one is missing, its erasure is already recorded.
    let known =
      pictures.allSatisfy { stored.contains($0.key) }
      ? [:] : try TextErasure.all(of: [article], on: &connection)
    return pictures.map { ShownPicture(picture: $0, erased: known[$0.key]) }
  }
}

extension ShownPicture: JSONDescribed {
  package static let json = JSONDescription<ShownPicture>(
    "Picture", "A picture that is stored with an article.",
    [
      JSONMember(
        "path", "How the article refers to it, relative to the manuscript.", \.picture.path),
      JSONMember("key", "The salted SHA-256 of its bytes.", \.picture.key),
      JSONMember("mediaType", "The media type, such as image/jpeg.", \.picture.format.mediaType),
      JSONMember("width", "The width in pixels, as it is shown.", \.picture.width),
      JSONMember("height", "The height in pixels, as it is shown.", \.picture.height),
      JSONMember("bytes", "The size of the file in bytes.", \.picture.byteCount),
      JSONMember("erased", "Who erased it; null if nobody did.", \.erased),
    ])
}
