import Newsroom
import PlainText

/// The words of the first page.
extension DeskWords {
  static let stuck = "Stuck"
  static let held = "On hold"
  static let scheduledSoon = "Scheduled"
  static let liveToday = "Live today"
  static let deliveriesFail = "Deliveries"

  static func title(of group: PersonalWork.Group) -> String {
    switch group {
    case .sentBack: "Sent back to you"
    case .toReview: "To review"
    case .due: "Assigned to you"
    case .drafts: "Your drafts"
    case .waiting: "Waiting for review"
    }
  }

  static func waiting(_ span: String) -> String { "waiting for \(span)" }
  static func due(_ day: String) -> String { "due \(day)" }
  static let overdue = "overdue"
  static func assigned(to name: String) -> String { "assigned to \(name)" }
  static func notPublished(_ reason: String) -> String { "; not published: \(reason)" }
  static let scheduledFor = "scheduled for "
  static let unpublicationFor = "to be unpublished "
  static let underEmbargo = "under embargo until "
}

extension DeskWords {
  /// What somebody has to look at in a destination.
  static func attention(of status: DestinationStatus) -> String {
    let given =
      status.dead > 0 ? "\(Count.of(status.dead, "delivery", plural: "deliveries")) given up" : nil
    let state = status.destination.state == .active ? nil : status.destination.state.rawValue
    let waiting = status.waiting > 0 ? "\(status.waiting) waiting" : nil
    let facts = [state, given, waiting].compactMap(\.self).joined(separator: ", ")
    return "\(status.destination.name): \(facts)"
  }
}
