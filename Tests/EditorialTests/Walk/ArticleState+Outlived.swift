import Editorial
import Foundation

extension ArticleState {
  /// A pending item that has outlived its purpose; nil when there is none.
  var outlived: PendingItem? {
    PendingItem.allCases.first { isPending($0) && !hasPurpose($0) }
  }

  private func hasPurpose(_ item: PendingItem) -> Bool {
    guard publicationState != .killed else { return false }
    let hasText = current.map { erasures[$0.content.manuscript] == nil } ?? false
    return switch item {
    case .schedule:
      hasText && editorialState == .approved && schedule?.revision == current?.number
        && schedule?.digest == approval?.digest && live?.digest != schedule?.digest
        && embargo ?? .distantPast <= schedule?.at ?? .distantPast
    case .expiry: published != nil || schedule != nil
    case .hold: publicationState == .held
    case .embargo: true
    case .assignment: editorialState != .spiked
    case .submission: hasText && submission?.revision == current?.number
    case .approval: hasText && approval?.revision == current?.number
    }
  }
}

extension PendingItem {
  /// The type of the event that says that the item has ended, among the events of the command that
  /// ended it; nil when none does.
  func announcement(in events: [ArticleEvent]) -> StoredEventType? {
    let words: [StoredEventType] =
      switch self {
      case .schedule: [.scheduleCancelled, .published]
      case .expiry: [.unpublicationCancelled, .unpublished]
      case .hold:
        [.holdLifted, .published, .correctionPublished, .refiled, .unpublished, .killed]
      // A publication needs an embargo that has passed.
      case .embargo: [.embargoLifted, .published, .correctionPublished, .refiled]
      case .assignment: [.assignmentEnded]
      case .submission: [.submissionWithdrawn, .approved, .changesRequested, .revised]
      case .approval:
        [
          .submissionWithdrawn, .published, .correctionPublished, .refiled, .changesRequested,
          .revised,
        ]
      }
    let types = events.map(\.storedType)
    return words.first { types.contains($0) }
  }
}
