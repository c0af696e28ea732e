import Newsroom

/// The words of the first page.
extension DeskWords {
  static var stuck: String { say("Stuck") }
  static var unsaved: String { say("Not saved as a revision") }
  static var unsavedNew: String { say("Your text of a new article, typed ") }
  static var unsavedChange: String { say("Your changes to the article, typed ") }
  static var approvedNotPublished: String { say("Approved, not yet published") }
  static var held: String { say("On hold") }
  static var scheduledSoon: String { say("Scheduled") }
  static var liveToday: String { say("Live today") }
  static var deliveriesFail: String { say("Deliveries") }

  static func title(of group: PersonalWork.Group) -> String {
    switch group {
    case .sentBack: say("Sent back to you")
    case .toReview: say("To review")
    case .due: say("Assigned to you")
    case .drafts: say("Your drafts")
    case .waiting: say("Waiting for review")
    }
  }

  static func waiting(_ span: String) -> String { say("waiting for \(span)") }
  static func due(_ day: String) -> String { say("due \(day)") }
  static var overdue: String { say("overdue") }
  static func assigned(to name: String) -> String { say("assigned to \(name)") }
  static func notPublished(_ reason: String) -> String { say("; not published: \(reason)") }
  static var scheduledFor: String { say("scheduled for ") }
  static var unpublicationFor: String { say("to be unpublished ") }
  static var underEmbargo: String { say("under embargo until ") }
}

extension DeskWords {
  /// What somebody has to look at in a destination.
  static func attention(of status: DestinationStatus) -> String {
    let given =
      status.dead > 0 ? say("\(status.dead) given up") : nil
    let state = status.destination.state == .active ? nil : name(of: status.destination.state)
    let waiting = status.waiting > 0 ? say("\(status.waiting) waiting") : nil
    let facts = [state, given, waiting].compactMap(\.self).joined(separator: ", ")
    return "\(status.destination.name): \(facts)"
  }
}
