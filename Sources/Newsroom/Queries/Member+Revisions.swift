import Digests
import Editorial
package import EditorialReadModels
package import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The revisions of an article, newest first.
  ///
  /// - Throws: ``Failure`` that names the candidates if the reference fits none or several.
  package func revisions(of reference: String) async throws -> Answer<[RevisionRow]> {
    try await read([Revisions.self], about: reference) { id, connection in
      try connection.execute(RevisionQuery.all(of: id)).map { try RevisionRow.table.record($0) }
    }
  }

  /// A picture of any revision of an article, for the people of the newsroom.
  ///
  /// - Parameter key: The key of the picture, in hexadecimal digits.
  /// - Throws: ``Failure`` if no revision has the picture, or if it was erased.
  package func picture(of article: UUID, key: String) async throws -> StoredPicture {
    guard let digest = Digest(hex: key) else { throw Self.noPicture }
    let rows = try await revisions(of: article.text).value
    guard let picture = rows.flatMap(\.pictures).first(where: { $0.key == digest }),
      let bytes = try await findingInLog({ try PictureStore.bytes(digest, on: &$0) })
    else { throw Self.noPicture }
    return StoredPicture(picture: picture, bytes: bytes)
  }

  private static let noPicture = Failure(.notFound, "there is no such picture")
}
