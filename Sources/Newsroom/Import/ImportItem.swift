import Digests
package import Editorial
import EventSourcing
package import Foundation

/// An article to import.
package struct ImportItem: Sendable {
  package let slug: Slug
  /// The imported bytes. The same bytes are the same article, which is imported only once.
  let identity: Digest
  let article: WrittenArticle
  let command: @Sendable (Content) -> ArticleCommand
  /// The id of the article and its stream.
  package let id: UUID

  /// A new article, drafted now by the person who imports it.
  package static func draft(
    _ article: WrittenArticle, slug: Slug, from bytes: some Sequence<UInt8>
  ) -> ImportItem {
    let identity = Digest(of: Array(bytes))
    return ImportItem(
      slug: slug, identity: identity, article: article,
      command: { .draft(slug: slug, content: $0) },
      id: .derived(from: identity, at: nil))
  }

  /// An article that was written elsewhere.
  ///
  /// - Parameter body: Its text, which is stored outside the log.
  package static func past(
    _ imported: ImportedArticle, body: String, from bytes: some Sequence<UInt8>
  ) -> ImportItem {
    let identity = Digest(of: Array(bytes))
    return ImportItem(
      slug: imported.slug, identity: identity,
      article: WrittenArticle(content: imported.content, body: body),
      command: { content in
        var imported = imported
        imported.content = content
        return .import(imported)
      },
      id: .derived(from: identity, at: imported.origin.at))
  }

  /// The size of its text.
  package var byteCount: Int { article.body.utf8.count }

  var commandID: UUID { .derived(from: id, for: "import") }
}

extension UUID {
  /// The UUID that is derived from a digest. With a moment, it has version 7, so that an index
  /// contains articles in the order in which they were written; else version 8 (RFC 9562).
  fileprivate static func derived(from digest: Digest, at moment: Date?) -> UUID {
    var bytes = digest.bytes
    if let moment {
      let time = UUID.v7(at: moment).uuid
      bytes[0] = time.0
      bytes[1] = time.1
      bytes[2] = time.2
      bytes[3] = time.3
      bytes[4] = time.4
      bytes[5] = time.5
    }
    bytes[6] = bytes[6] & 0x0F | (moment == nil ? 0x80 : 0x70)
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
