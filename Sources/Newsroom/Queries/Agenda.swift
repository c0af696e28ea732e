import EditorialReadModels
package import Foundation
package import JSON

/// What the newsroom has to look at today.
package struct Agenda: Sendable {
  package enum Group: String, CaseIterable, Sendable {
    case stuck, replies, held, due, scheduled, expiring, embargoed
    case liveToday = "live-today"
  }

  /// The moment that the agenda is about.
  package let moment: Date
  /// When the day began in the person's time zone.
  package let startOfDay: Date
  // Nil if the group was not asked for.
  package internal(set) var stuck: Page<StuckArticle>?
  package internal(set) var replies: WaitingReplies?
  package internal(set) var held: Page<ArticleSummary>?
  package internal(set) var due: Page<ArticleSummary>?
  package internal(set) var scheduled: Page<ArticleSummary>?
  package internal(set) var expiring: Page<ArticleSummary>?
  package internal(set) var embargoed: Page<ArticleSummary>?
  package internal(set) var liveToday: Page<LiveArticle>?

  package init(moment: Date, startOfDay: Date) {
    self.moment = moment
    self.startOfDay = startOfDay
  }
}

extension Agenda: JSONDescribed {
  package static let json = JSONDescription<Agenda>(
    "Agenda", "What the newsroom has to look at. A group that was not asked for is null.",
    [
      JSONMember("at", "The moment that the agenda is about.", \.moment),
      JSONMember("today", "When the day began in the chosen time zone.", \.startOfDay),
      JSONMember("stuck", "What needs somebody, longest first.", { $0.stuck?.rows }),
      JSONMember("replies", "The replies of readers that wait for a decision.", \.replies),
      JSONMember("held", "Articles on hold, longest first.", { $0.held?.rows }),
      JSONMember("due", "Assignments with a date, next due first.", { $0.due?.rows }),
      JSONMember("scheduled", "Waiting schedules, next first.", { $0.scheduled?.rows }),
      JSONMember("expiring", "Waiting unpublications, next first.", { $0.expiring?.rows }),
      JSONMember("embargoed", "Embargoed articles, next end first.", { $0.embargoed?.rows }),
      JSONMember(
        "liveToday", "Articles that were published since the day began, last published first.",
        { $0.liveToday?.rows }),
    ])
}
