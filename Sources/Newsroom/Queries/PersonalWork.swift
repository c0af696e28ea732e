import EditorialReadModels
package import JSON

/// What a person has to do, and what the person waits for. Each article is in one group.
package struct PersonalWork: Sendable {
  package enum Group: String, CaseIterable, Sendable {
    case sentBack = "sent-back"
    case toReview = "to-review"
    case due, drafts, waiting
  }

  /// The pages of the groups that were asked for.
  package let pages: [Group: Page<ArticleSummary>]
  /// Whether the person is the author of any article.
  package let isAuthor: Bool

  package var isEmpty: Bool { pages.values.allSatisfy { $0.rows.isEmpty } }

  /// Nil if the group was not asked for.
  fileprivate func rows(of group: Group) -> [ArticleSummary]? { pages[group]?.rows }
}

extension PersonalWork: JSONDescribed {
  package static let json = JSONDescription<PersonalWork>(
    "PersonalWork",
    "What a person has to do and waits for. A group that was not asked for is null.",
    [
      JSONMember(
        "sentBack", "Articles that were sent back and not submitted again, last sent back first."
      ) { $0.rows(of: .sentBack) },
      JSONMember(
        "toReview",
        "Submitted articles that the person may approve, longest wait first; empty for an editor."
      ) { $0.rows(of: .toReview) },
      JSONMember(
        "due",
        "Other drafts, and approved articles, that are assigned to the person, next due first."
      ) { $0.rows(of: .due) },
      JSONMember("drafts", "Other drafts of the person, last changed first.") {
        $0.rows(of: .drafts)
      },
      JSONMember(
        "waiting", "The person's articles that wait for somebody else's review, longest wait first."
      ) { $0.rows(of: .waiting) },
    ])
}
