package import EditorialReadModels
package import JSON

extension TurnaroundSummary {
  /// What the rounds of a group have in common.
  fileprivate enum By: String, CaseIterable, JSONDescribed {
    case all, section, editor, week

    init(_ grouping: TurnaroundQuery.Grouping?) {
      self =
        switch grouping {
        case nil: .all
        case .section: .section
        case .editor: .editor
        case .week: .week
        }
    }
  }
}

extension TurnaroundSummary: JSONDescribed {
  package static let json = JSONDescription<TurnaroundSummary>(
    "Turnaround", "How long the articles of a group take from submission to publication.",
    [
      JSONMember("by", "What the articles of the group have in common.", { By($0.grouping) }),
      JSONMember(
        "group", "The section, editor or week (2026-W48); null for all, and for no section.",
        \.group),
      JSONMember("submitted", "The rounds that were submitted.", \.submitted),
      JSONMember(
        "resubmissions", "The submissions after the first of each round.",
        \.resubmissions),
      JSONMember("changesRequested", "How often changes were requested.", \.changesRequested),
      JSONMember("toApproval", "The times from first submission to approval.", \.toApproval),
      JSONMember(
        "toPublication", "The times from first submission to publication.",
        \.toPublication),
    ])
}

extension TurnaroundSummary.Times: JSONDescribed {
  package static let json = JSONDescription<TurnaroundSummary.Times>(
    "TurnaroundTimes", "How long a number of rounds took.",
    [
      JSONMember("count", "The rounds that came so far.", \.count),
      JSONMember(
        "medianSeconds", "The time that half of them took at most, in seconds; null for none.",
        \.median),
      JSONMember(
        "p90Seconds", "The time that nine of ten took at most, in seconds; null for none.",
        \.percentile90),
    ])
}
