package import Editorial

/// The pending items that a command ended although it was about something else.
package struct Endings: Sendable {
  /// `schedule`, `unpublication`, `embargo`, `review`, `assignment to emil`.
  private let items: [String]
  private let isOnlyAssignment: Bool

  /// - Parameter events: What the command recorded after its own event.
  package init(_ events: some Sequence<ArticleEvent>) {
    items = events.compactMap { event in event.endedItem.map { event.words(for: $0) } }
    isOnlyAssignment = items.count == 1 && items[0].hasPrefix("assignment")
  }

  /// `its schedule, embargo and assignment to emil`; nil if there are none.
  package var list: String? {
    guard let last = items.last else { return nil }
    let others = items.dropLast().joined(separator: ", ")
    return "its \(others.isEmpty ? last : "\(others) and \(last)")"
  }

  /// `cancelled its schedule`; nil if there are none.
  var clause: String? { list.map { "\(isOnlyAssignment ? "ended" : "cancelled") \($0)" } }
}

extension ArticleEvent {
  /// The pending item that ends with this event, if that is what the event says.
  package var endedItem: PendingItem? {
    switch self {
    case .scheduleCancelled: .schedule
    case .unpublicationCancelled: .expiry
    case .embargoLifted: .embargo
    case .submissionWithdrawn: .submission
    case .assignmentEnded: .assignment
    case .drafted, .imported, .publicationImported, .correctionImported, .revised, .submitted,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationFailed,
      .changesRequested, .approved, .publicationScheduled, .publicationFailed, .published,
      .correctionPublished, .refiled, .unpublished, .killed, .embargoSet, .slugChanged, .assigned,
      .replyPolicySet,
      .noteAdded, .spiked, .unspiked, .textErased:
      nil
    }
  }

  fileprivate func words(for item: PendingItem) -> String {
    switch item {
    case .expiry: "unpublication"
    case .submission: "review"
    case .assignment:
      if case .assignmentEnded(let assignee) = self {
        "assignment to \(assignee)"
      } else {
        "assignment"
      }
    case .schedule, .embargo, .hold, .approval: item.rawValue
    }
  }
}
