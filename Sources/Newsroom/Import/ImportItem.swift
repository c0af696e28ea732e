import Digests
package import Editorial
import EventSourcing
package import Foundation

/// An article on its way in.
package struct ImportItem: Sendable {
  /// The bytes it came as. The same bytes are the same article: brought in twice, it is there once.
  let identity: Digest
  let article: WrittenArticle
  let command: @Sendable (Content) -> ArticleCommand
  /// The article's, and its stream's.
  package let id: UUID

  /// A new article, drafted now by whoever brings it in.
  package static func draft(
    _ article: WrittenArticle, slug: Slug, from bytes: some Sequence<UInt8>
  ) -> ImportItem {
    let identity = Digest(of: Array(bytes))
    return ImportItem(
      identity: identity, article: article, command: { .draft(slug: slug, content: $0) },
      id: .derived(from: identity, at: nil))
  }

  /// An article that was written elsewhere.
  ///
  /// - Parameter body: Its text, which is kept beside the log.
  package static func past(
    _ imported: ImportedArticle, body: String, from bytes: some Sequence<UInt8>
  ) -> ImportItem {
    let identity = Digest(of: Array(bytes))
    return ImportItem(
      identity: identity, article: WrittenArticle(content: imported.content, body: body),
      command: { content in
        var imported = imported
        imported.content = content
        return .import(imported)
      },
      id: .derived(from: identity, at: imported.origin.at))
  }

  /// Of its text.
  package var byteCount: Int { article.body.utf8.count }

  var commandID: UUID { .derived(from: id, for: "import") }
}

extension UUID {
  /// The one UUID that follows from a digest. With a moment it is of version 7, so that articles
  /// stand in an index in the order they were written in, else of version 8 (RFC 9562).
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
