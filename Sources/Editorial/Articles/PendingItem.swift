/// Something about an article that waits for a later step.
package enum PendingItem: String, Hashable, Sendable, CaseIterable {
  case schedule
  case expiry
  case embargo
  case hold
  case assignment
  case submission
  case approval
}

extension ArticleState {
  /// What the article waits for.
  package var pending: Set<PendingItem> { Set(PendingItem.allCases.filter(isPending)) }

  /// Whether the item still waits. A submission waits until it is reviewed, and an approval until
  /// its text is published.
  package func isPending(_ item: PendingItem) -> Bool {
    switch item {
    case .schedule: schedule != nil
    case .expiry: expiry != nil
    case .embargo: embargo != nil
    case .hold: hold != nil
    case .assignment: assignment != nil
    case .submission: submission != nil && approval == nil
    case .approval: approval.map { $0.revision != lastPublication?.revision } ?? false
    }
  }
}
