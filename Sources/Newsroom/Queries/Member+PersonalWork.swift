import Editorial
package import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// What this person has to do, and what waits for others.
  ///
  /// - Parameters:
  ///   - groups: The groups to read.
  ///   - limit: The most rows of each group.
  ///   - cursor: The end of the previous page of the only group.
  package func personalWork(
    _ groups: [PersonalWork.Group] = PersonalWork.Group.allCases, limit: Int,
    after cursor: PageCursor? = nil, asOf: AsOf? = nil,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void = { _ in }
  ) async throws -> Answer<PersonalWork> {
    let actor = actor
    return try await read([Board.self, Revisions.self], asOf: asOf, progress: progress) {
      source, connection in
      var pages: [PersonalWork.Group: Page<ArticleSummary>] = [:]
      for group in groups {
        pages[group] = try Page(limit: limit) { limit in
          if let part = group.part {
            return try WorkQuery(
              of: actor.name, part, isReviewer: actor.role == .admin, after: cursor, limit: limit
            ).summaries(from: source, on: &connection)
          }
          guard actor.role == .admin else { return [] }
          let queue = QueueQuery(reviewer: actor.name, after: cursor, limit: limit)
          return try queue.run(from: source, on: &connection).map {
            ArticleSummary(row: $0, cursor: PageCursor($0.since, $0.article))
          }
        }
      }
      let isAuthor: Bool = try connection.execute(
        BoardQuery.hasArticles(by: actor.name, from: source))[0].value(at: 0)
      return PersonalWork(pages: pages, isAuthor: isAuthor)
    }
  }
}

extension PersonalWork.Group {
  /// Nil for the articles that other people submitted.
  fileprivate var part: WorkQuery.Group? {
    switch self {
    case .sentBack: .sentBack
    case .toReview: nil
    case .due: .due
    case .drafts: .drafts
    case .waiting: .waiting
    }
  }
}
