import Digests
import Editorial
package import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// A page of corrections with the words before and after, last recorded first.
  ///
  /// - Parameters:
  ///   - reference: The article; nil for all that the public can read.
  ///   - cursor: The end of the previous page.
  /// - Throws: ``Failure`` that names the candidates if the reference fits no article or several.
  package func corrections(
    of reference: String?, limit: Int, after cursor: PositionCursor? = nil, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<Page<ArticleCorrection>> {
    let models: [ReadModels.Model] = [Publications.self, Revisions.self]
    return try await read(models, asOf: asOf, progress: progress) { source, connection in
      let article = try reference.map { try Reference.resolve($0, on: &connection) }
      return try Page(limit: limit) { limit in
        let rows = try connection.execute(
          PublicationQuery.corrections(of: article, limit: limit, after: cursor, from: source))
        let found = try rows.map { row in
          FoundCorrection(
            row: try CorrectionRow.table.record(row), slug: try row.value("slug"),
            isLive: try row.value("is_live"))
        }
        let texts = try ComparedTexts(of: found, from: source, on: &connection)
        return found.map { texts.correction($0) }
      }
    }
  }
}

/// A correction without its words.
private struct FoundCorrection {
  let row: CorrectionRow
  let slug: Slug
  let isLive: Bool
}

/// The revisions that corrections are about.
private struct ComparedTexts {
  private struct Key: Hashable {
    let article: UUID
    let revision: Int
  }

  private var texts: [Key: RevisionText] = [:]
  private let erasures: [Digest: TextErasure]

  init(
    of corrections: [FoundCorrection], from source: ReadSource, on connection: inout Connection
  ) throws {
    // Only what the public can read is compared.
    let live = corrections.filter(\.isLive).map(\.row)
    let keys = Set(
      live.flatMap { row in
        [row.former, row.revision].compactMap(\.self).map {
          Key(article: row.article, revision: $0)
        }
      })
    for row in try connection.execute(
      RevisionQuery.revisions(keys.map { ($0.article, $0.revision) }, from: source))
    {
      let revision = try RevisionRow.table.record(row)
      texts[Key(article: revision.article, revision: revision.revision)] = RevisionText(
        row: revision, body: try row.value("body"))
    }
    // Read after the texts: if a text is missing, its erasure is already recorded.
    let articles = Set(live.map(\.article))
    erasures = try TextErasure.all(of: Array(articles), on: &connection)
  }

  func correction(_ found: FoundCorrection) -> ArticleCorrection {
    let row = found.row
    let pair = [row.former, row.revision].compactMap(\.self).compactMap {
      texts[Key(article: row.article, revision: $0)]
    }
    guard pair.count == 2 else {
      return ArticleCorrection(row: row, slug: found.slug, fields: [], erased: [])
    }
    return ArticleCorrection(
      row: row, slug: found.slug, fields: ArticleDifference.fields(from: pair[0], to: pair[1]),
      erased: pair.compactMap { text in
        guard text.body == nil, let erasure = erasures[text.row.manuscript] else { return nil }
        return ArticleDifference.Erased(revision: text.row.revision, erasure: erasure)
      })
  }
}
