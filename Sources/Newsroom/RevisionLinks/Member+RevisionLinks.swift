import Editorial
import EditorialReadModels
package import Foundation
import PlainText
import PostgreSQL

// For the people of the newsroom.
extension Member {
  /// Makes a link that shows a revision to somebody without a login.
  ///
  /// - Parameters:
  ///   - reader: For whom it is.
  ///   - days: How long it is valid: 1 to 90.
  ///   - secret: Nil for a random one.
  /// - Returns: The secret, which is not shown again, and when it expires.
  /// - Throws: ``Failure`` if there is no such revision, it was erased, or there is a link with the
  ///   secret.
  package func makeLink(
    to id: UUID, revision: Int, for reader: String, days: Int, secret: LinkSecret? = nil
  ) async throws -> (secret: LinkSecret, expiresAt: Date) {
    guard !reader.isEmpty, reader.count <= RevisionLink.Limit.name else {
      throw Failure(
        .invalid, "say for whom the link is, in at most \(RevisionLink.Limit.name) characters")
    }
    guard (1...RevisionLink.Limit.days).contains(days) else {
      throw Failure(.invalid, "a link is valid for 1 to \(RevisionLink.Limit.days) days")
    }
    let found = try await show(id.text, revision: revision).value
    guard found.body != nil else {
      throw Failure(.refused, "the text of revision \(revision) was erased")
    }
    let (caller, secret) = (actor.name, secret ?? .random())
    do {
      let expiresAt: Date = try await administer(caller) { connection in
        try connection.execute(
          """
          SELECT galley.make_revision_link(
            \(caller), \(id), \(revision)::integer, \(reader), \(secret.digest),
            \(days * 86_400)::integer)
          """)[0].value(at: 0)
      }
      return (secret, expiresAt)
    } catch let error as PostgresError where error.sqlState == .uniqueViolation {
      throw Failure(
        .refused,
        "this link was made already; its secret is not shown again. Revoke it and make another if "
          + "you did not keep it")
    }
  }

  /// The links to revisions of an article that were made, the newest first, with the remarks that wait.
  package func links(to id: UUID) async throws -> [RevisionLink] {
    try await readingRecords { connection in
      var links = try connection.execute(
        """
        SELECT id, revision, reader, made_by, expires_at, revoked_at FROM galley.revision_links
        WHERE article = \(id) ORDER BY made_at DESC LIMIT 100
        """
      ).map { row in
        RevisionLink(
          id: try row.value(at: 0), revision: try row.value(at: 1), reader: try row.value(at: 2),
          madeBy: try row.value(at: 3), expiresAt: try row.value(at: 4),
          revokedAt: try row.value(at: 5))
      }
      let remarks = try connection.execute(
        """
        SELECT r.link, r.id, r.name, r.remark, r.left_at
        FROM galley.link_remarks r JOIN galley.revision_links l ON l.id = r.link
        WHERE l.article = \(id) ORDER BY r.left_at
        """)
      for row in remarks {
        let link: UUID = try row.value(at: 0)
        guard let index = links.firstIndex(where: { $0.id == link }) else { continue }
        links[index].remarks.append(
          RevisionLink.Remark(
            id: try row.value(at: 1), name: try row.value(at: 2), text: try row.value(at: 3),
            leftAt: try row.value(at: 4)))
      }
      return links
    }
  }

  /// How many remarks of readers of links wait on an article.
  package func waitingRemarks(on id: UUID) async throws -> Int {
    try await readingRecords { connection in
      try connection.execute(
        """
        SELECT count(*) FROM galley.link_remarks r
        JOIN galley.revision_links l ON l.id = r.link WHERE l.article = \(id)
        """)[0].value(at: 0)
    }
  }

  /// Ends a link.
  package func revoke(link: UUID) async throws {
    let caller = actor.name
    _ = try await administer(caller) {
      try $0.execute("SELECT galley.revoke_revision_link(\(caller), \(link))")
    }
  }

  /// Adds a reader's remark to the article as a note of this person, and deletes it. Sent twice, it adds
  /// one note.
  ///
  /// - Throws: ``Failure`` if there is no such remark on the article.
  package func takeOver(remark: UUID, on id: UUID) async throws {
    let found = try await links(to: id).lazy.compactMap { link in
      link.remarks.first { $0.id == remark }.map { (link, $0) }
    }.first
    guard let (link, remark) = found else {
      throw Failure(
        .notFound, "there is no such remark; somebody has taken it over or dismissed it")
    }
    _ = try await note(
      "Remark by \(remark.name) via the link of \(link.madeBy) for \(link.reader), on revision "
        + "\(link.revision): \(remark.text)",
      on: id, options: CommandOptions(commandID: .derived(from: remark.id, for: "take over")))
    try await dismiss(remark: remark.id)
  }

  /// Deletes a reader's remark.
  package func dismiss(remark: UUID) async throws {
    let caller = actor.name
    _ = try await administer(caller) {
      try $0.execute("SELECT galley.remove_remark(\(caller), \(remark))")
    }
  }
}
