import Editorial
import EditorialReadModels
import Newsroom
import PlainText

/// What a person has to do, one table for each group.
struct WorkTables {
  let groups: TableGroups

  init(_ work: PersonalWork) {
    var groups = TableGroups()
    for group in PersonalWork.Group.allCases {
      let rows = (work.pages[group]?.rows ?? []).map(\.row)
      let table = ArticleTable(
        rows, columns: group.columns,
        dropping: [.slug, .section, .words, .changed, .assignee, .submitter],
        notes: rows.map { group == .sentBack ? $0.requestSentence : nil }, omitsEmpty: true
      ).table
      groups.add(group.heading, table)
    }
    self.groups = groups
  }
}

extension PersonalWork.Group {
  fileprivate var heading: String {
    switch self {
    case .sentBack: "Sent back"
    case .toReview: "To review"
    case .due: "Assigned to you"
    case .drafts: "Your drafts"
    case .waiting: "Waiting for review"
    }
  }

  /// The articles of the group, for a remark about them.
  var noun: String {
    switch self {
    case .sentBack: "that were sent back"
    case .toReview: "to review"
    case .due: "that are assigned to you"
    case .drafts: "drafts"
    case .waiting: "that wait for review"
    }
  }

  fileprivate var columns: [ArticleColumn] {
    switch self {
    case .sentBack: [.headline, .ref, .due, .section, .slug]
    case .toReview: [.headline, .ref, .waiting, .submitter, .due, .words, .section, .slug]
    case .due: [.headline, .ref, .due, .state, .changed, .words, .section, .slug]
    case .drafts: [.headline, .ref, .changed, .assignee, .words, .section, .slug]
    case .waiting: [.headline, .ref, .waiting, .due, .words, .section, .slug]
    }
  }
}

extension BoardRow {
  fileprivate var requestSentence: String? {
    sentBack.map { "\($0.by), \(Moment($0.at).relative): \($0.reason)" }
  }
}

extension PersonalWork {
  /// What to say instead of an empty list.
  func emptySentence(for actor: Actor, isFiltered: Bool) -> String {
    if isFiltered { return "nothing in this group" }
    switch actor.role {
    case .auditor: return "an auditor has nothing to do; see 'galley agenda' or 'galley list'"
    case .admin: return "nothing is waiting for you; see 'galley agenda' or 'galley list'"
    case .editor:
      return isAuthor
        ? "nothing is waiting for you; see 'galley agenda' or 'galley list --mine'"
        : "nothing is waiting for you, and you have not written anything yet; "
          + "'galley draft story.md' drafts your first article"
    }
  }
}
