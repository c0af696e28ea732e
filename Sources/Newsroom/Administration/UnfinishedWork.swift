package import Editorial
import EditorialReadModels
package import Foundation
package import JSON

/// What a person has begun and somebody else must finish if the person leaves.
package struct UnfinishedWork: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package let id: UUID
    package let slug: Slug
    package let headline: String
    /// When the assignment is due.
    package let due: CalendarDate?
    /// When the publication is due.
    package let scheduledAt: Date?
    /// When the unpublication is due.
    package let unpublishAt: Date?
  }

  /// Articles that are assigned to the person.
  package internal(set) var assignments: [Item] = []
  /// Articles that the person has submitted and nobody has approved.
  package internal(set) var submissions: [Item] = []
  /// Drafts of the person, also those that were sent back.
  package internal(set) var drafts: [Item] = []
  /// Pending publications and unpublications that the person has scheduled.
  package internal(set) var schedules: [Item] = []

  package init() {}

  package var isEmpty: Bool {
    assignments.isEmpty && submissions.isEmpty && drafts.isEmpty && schedules.isEmpty
  }

  /// The part that a person with this role cannot finish; nil for a person without a role.
  func out(ofReachFor role: Role?) -> UnfinishedWork {
    var work = UnfinishedWork()
    switch role {
    case nil, .auditor: work = self
    case .editor: work.schedules = schedules
    case .admin: break
    }
    return work
  }
}

extension UnfinishedWork.Item {
  init(_ row: BoardRow) {
    self.init(
      id: row.article, slug: row.slug, headline: row.headline, due: row.due,
      scheduledAt: row.scheduledAt, unpublishAt: row.unpublishAt)
  }
}

extension UnfinishedWork: JSONDescribed {
  package static let json = JSONDescription<UnfinishedWork>(
    "UnfinishedWork", "What a person leaves for others to finish.",
    [
      JSONMember("assignments", "Articles that are assigned to the person.", \.assignments),
      JSONMember("submissions", "Articles that the person submitted for review.", \.submissions),
      JSONMember("drafts", "Drafts of the person, also those that were sent back.", \.drafts),
      JSONMember(
        "schedules", "Publications and unpublications that the person scheduled.", \.schedules),
    ])
}

extension UnfinishedWork.Item: JSONDescribed {
  package static let json = JSONDescription<UnfinishedWork.Item>(
    "UnfinishedArticle", "An article that somebody must finish.",
    [
      JSONMember("id", "The article's id.", \.id),
      JSONMember("slug", "The current slug.", \.slug),
      JSONMember("headline", "The headline of the working revision.", \.headline),
      JSONMember("due", "When the assignment is due; null for no date.", \.due),
      JSONMember(
        "scheduledAt", "When the publication is due; null for no schedule.", \.scheduledAt),
      JSONMember(
        "unpublishAt", "When the unpublication is due; null for none.", \.unpublishAt),
    ])
}
