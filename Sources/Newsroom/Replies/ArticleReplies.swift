package import Editorial
import EditorialReadModels
package import Foundation
import PostgreSQL

/// The replies to an article, and whether readers may reply.
package struct ArticleReplies: Hashable, Sendable {
  package let approved: Int
  /// The number of those that wait for a decision.
  package let waiting: Int
  /// Nil for the default of the newsroom.
  package let policy: ReplyPolicy?

  package init(approved: Int, waiting: Int, policy: ReplyPolicy?) {
    (self.approved, self.waiting, self.policy) = (approved, waiting, policy)
  }

  fileprivate init(_ row: borrowing Row) throws {
    (approved, waiting) = (try row.value("approved"), try row.value("waiting"))
    let policy: String? = try row.value("policy")
    self.policy = policy.flatMap { ReplyPolicy($0) }
  }
}

extension Member {
  /// The replies to an article at present. They change without an event of the article, so they are
  /// no part of its answer, whose version would not show the change.
  package func replies(to article: UUID) async throws -> Answer<ArticleReplies> {
    try await read([Publications.self, Replies.self]) { connection in
      try ArticleReplies(try connection.execute(ReplyQuery.counts(of: article))[0])
    }
  }
}
