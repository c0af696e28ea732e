import Digests
package import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
package import Seals

/// Proves that the texts of an export were published.
package struct PublicationProver: Sendable {
  /// What is known about an exported article.
  package enum Result: Sendable {
    case proved(ProvedPublication)
    /// No seal covers its publication yet, or it changed during the export.
    case unproved(Slug)
    /// The public cannot read it. Proofs of its text under these slugs must not remain.
    case gone([Slug])
  }

  private let keys: [VerifierKey]
  private let report: @Sendable (Result) throws -> Void

  /// - Parameters:
  ///   - keys: The keys that may have signed the seals.
  ///   - report: Receives the result for each article. Called on one thread.
  package init(keys: [VerifierKey], report: @escaping @Sendable (Result) throws -> Void) {
    (self.keys, self.report) = (keys, report)
  }

  /// The articles of an export while it is written.
  struct Articles {
    fileprivate var live: [(id: UUID, slug: Slug, digest: Digest)] = []
    fileprivate var gone: [[Slug]] = []

    mutating func note(_ row: PublicItemRow) {
      if row.body == nil {
        gone.append([row.slug] + row.formerSlugs)
      } else {
        live.append((row.revision.article, row.slug, row.revision.digest))
        if !row.formerSlugs.isEmpty { gone.append(row.formerSlugs) }
      }
    }
  }

  /// Proves the publication of each noted article.
  ///
  /// - Throws: `SealError` if the log or a seal was changed.
  func prove(
    _ articles: Articles, from source: ReadSource, on connection: inout Connection
  ) throws {
    for slugs in articles.gone { try report(.gone(slugs)) }
    var rest = articles.live[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.batch)
      rest = rest.dropFirst(batch.count)
      let positions = try positions(of: batch.map { ($0.id, $0.digest) }, on: &connection)
      let proofs = try EventProver(keys: keys).proofs(
        of: Array(positions.values), on: &connection)
      let texts = try texts(of: batch.map(\.id), from: source, on: &connection)
      for (id, slug, digest) in batch {
        guard let text = texts[id], text.content.digest == digest,
          let proof = positions[id].flatMap({ proofs[$0] })
        else {
          try report(.unproved(slug))
          continue
        }
        try report(
          .proved(ProvedPublication(slug: slug, proof: proof.description, text: text)))
      }
    }
  }

  private static let batch = 200

  /// The position of the last event that published each article with this digest.
  private func positions(
    of articles: [(id: UUID, digest: Digest)], on connection: inout Connection
  ) throws -> [UUID: Int64] {
    let digests = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0.digest.hex) })
    let types = StoredEventType.publishing.map(\.rawValue)
    let rows = try connection.execute(
      """
      SELECT stream, position, payload ->> 'digest' AS digest FROM galley.events
      WHERE stream = ANY (\(articles.map(\.id))) AND type = ANY (\(types)) ORDER BY position
      """)
    var positions: [UUID: Int64] = [:]
    for row in rows {
      let id: UUID = try row.value("stream")
      let digest: String? = try row.value("digest")
      if digest == digests[id] { positions[id] = try row.value("position") }
    }
    return positions
  }

  private func texts(
    of articles: [UUID], from source: ReadSource, on connection: inout Connection
  ) throws -> [UUID: PublishedText] {
    var query = PublicItemQuery(.articles(articles))
    query.readsWordings = false
    let rows = try connection.execute(query.statement(from: source)).map { try PublicItemRow($0) }
    let salted = try TextStore.saltedTexts(
      rows.filter { $0.body != nil }.map(\.revision.manuscript), on: &connection)
    var texts: [UUID: PublishedText] = [:]
    for row in rows {
      guard let text = salted[row.revision.manuscript] else { continue }
      texts[row.revision.article] = PublishedText(content: row.revision.content, text)
    }
    return texts
  }
}

extension StoredEventType {
  /// The events that make a revision live.
  static let publishing: Set<StoredEventType> = [
    .published, .correctionPublished, .refiled, .publicationImported,
  ]
}
