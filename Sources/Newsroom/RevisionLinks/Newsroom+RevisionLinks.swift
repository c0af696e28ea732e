import Digests
import Editorial
import EditorialReadModels
import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

// For somebody who has a link and is not signed in; this process acts as `galley_desk`.
extension Newsroom {
  /// What a link shows; nil if it shows nothing (any more): it was revoked, has expired or never
  /// existed, the person who made it has left, the article was killed, or the text was erased.
  package func revision(of secret: LinkSecret) async throws -> LinkedRevision? {
    let found = try await pool.withConnection { connection in
      try connection.execute(
        "SELECT id, article, revision, reader, made_by, expires_at FROM galley.revision_link(\(secret.bytes))"
      ).first.map { row in
        let article: UUID = try row.value(at: 1)
        let link = RevisionLink(
          id: try row.value(at: 0), revision: try row.value(at: 2), reader: try row.value(at: 3),
          madeBy: try row.value(at: 4), expiresAt: try row.value(at: 5), revokedAt: nil)
        return (link, article)
      }
    }
    guard let (link, article) = found else { return nil }
    // The role is not used for reading.
    let reader = Member(reading: self, actor: Actor(name: link.madeBy, role: .auditor))
    let shown = try await reader.show(article.text, revision: link.revision).value
    guard shown.board.publicationState != .killed, let body = shown.body else { return nil }
    return LinkedRevision(link: link, article: shown, body: body, settings: reader.newsroomSettings)
  }

  /// A picture of the revision that a link shows.
  ///
  /// - Parameter key: The key of the picture, in hexadecimal digits.
  /// - Throws: ``Failure`` if the revision does not have the picture, or if it was erased.
  package func picture(_ key: String, of shown: LinkedRevision) async throws -> StoredPicture {
    guard shown.article.pictures.contains(where: { $0.erased == nil && $0.picture.key.hex == key })
    else { throw Failure(.notFound, "there is no such picture") }
    // The role is not used for reading.
    let reader = Member(reading: self, actor: Actor(name: shown.link.madeBy, role: .auditor))
    return try await reader.picture(of: shown.article.board.article, key: key)
  }

  /// Keeps what a reader with a link writes, until somebody in the newsroom takes it over as a note.
  ///
  /// - Throws: ``Failure`` if a field is empty or too long, the link shows nothing, or too many remarks
  ///   wait.
  package func leaveRemark(
    _ remark: String, by name: String, with secret: LinkSecret
  ) async throws {
    let limit = RevisionLink.Limit.self
    guard !name.isEmpty, name.unicodeScalars.count <= limit.name else {
      throw Failure(.unacceptable, "write your name, in at most \(limit.name) characters")
    }
    guard !remark.isEmpty, remark.unicodeScalars.count <= limit.remark else {
      throw Failure(.unacceptable, "write a remark, in at most \(limit.remark) characters")
    }
    guard !"\(name)\(remark)".unicodeScalars.contains("\0") else {
      throw Failure(.unacceptable, "the remark has characters that cannot be kept")
    }
    do {
      try await pool.withConnection { connection in
        try connection.execute("SELECT galley.leave_remark(\(secret.bytes), \(name), \(remark))")
      }
    } catch let error as PostgresError where error.sqlState == .peopleRule {
      throw Failure(.unacceptable, error.message)
    }
  }
}
