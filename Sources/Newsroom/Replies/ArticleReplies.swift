package import Editorial
package import JSON
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

  init(_ row: borrowing Row) throws {
    (approved, waiting) = (try row.value("approved"), try row.value("waiting"))
    let policy: String? = try row.value("policy")
    self.policy = policy.flatMap { ReplyPolicy($0) }
  }
}

extension ArticleReplies: JSONDescribed {
  package static let json = JSONDescription<ArticleReplies>(
    "ArticleReplies", "The replies of readers to an article, and whether readers may reply.",
    [
      JSONMember("approved", "The number of approved replies.", \.approved),
      JSONMember("waiting", "The number of replies that wait for a decision.", \.waiting),
      JSONMember(
        "policy",
        "open, closed or a number of days such as 14 days; null for the newsroom's default.",
        { $0.policy?.text }),
    ])
}
