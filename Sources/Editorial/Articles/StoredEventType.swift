import Foundation

/// The names of the event types in the log.
///
/// WARNING: these strings are in every log that exists. Never change one, and never use one again
/// for something else. When the shape of a payload changes, raise its schema version, keep the old
/// golden file, and add an upcaster. When a Swift case is renamed, change nothing here.
package enum StoredEventType: String, Hashable, Sendable, CaseIterable {
  case drafted = "ArticleDrafted"
  case imported = "ArticleImported"
  case publicationImported = "PublicationImported"
  case correctionImported = "CorrectionImported"
  case revised = "ArticleRevised"
  case submitted = "ArticleSubmitted"
  case submissionWithdrawn = "SubmissionWithdrawn"
  case changesRequested = "ChangesRequested"
  case approved = "ArticleApproved"
  case publicationScheduled = "PublicationScheduled"
  case scheduleCancelled = "ScheduleCancelled"
  case published = "ArticlePublished"
  case publicationFailed = "PublicationFailed"
  case correctionPublished = "CorrectionPublished"
  case refiled = "ArticleRefiled"
  case unpublished = "ArticleUnpublished"
  case held = "ArticleHeld"
  case holdLifted = "HoldLifted"
  case unpublicationScheduled = "UnpublicationScheduled"
  case unpublicationCancelled = "UnpublicationCancelled"
  case unpublicationFailed = "UnpublicationFailed"
  case killed = "ArticleKilled"
  case embargoSet = "EmbargoSet"
  case embargoLifted = "EmbargoLifted"
  case slugChanged = "SlugChanged"
  case assigned = "ArticleAssigned"
  case assignmentEnded = "AssignmentEnded"
  case noteAdded = "NoteAdded"
  case replyPolicySet = "ReplyPolicySet"
  case spiked = "ArticleSpiked"
  case unspiked = "ArticleUnspiked"
  case textErased = "TextErased"

  /// The schema version that is written now. Older ones are upcast when they are read.
  package var schemaVersion: Int { self == .killed ? 2 : 1 }

  /// The type with this name in UTF-8, or nil when there is none.
  init?(name: UnsafeRawBufferPointer) {
    guard let start = name.baseAddress, name.count < Self.byLength.count else { return nil }
    for candidate in Self.byLength[name.count]
    where memcmp(candidate.name, start, name.count) == 0 {
      self = candidate.type
      return
    }
    return nil
  }

  /// The names in UTF-8, indexed by length. A rebuild looks up one for each of millions of events;
  /// few names have the same length.
  private static let byLength: [[(name: [UInt8], type: StoredEventType)]] = {
    let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0
    return (0...longest).map { length in
      allCases.filter { $0.rawValue.utf8.count == length }.map { (Array($0.rawValue.utf8), $0) }
    }
  }()
}

extension ArticleEvent {
  package var storedType: StoredEventType {
    switch self {
    case .drafted: .drafted
    case .imported: .imported
    case .publicationImported: .publicationImported
    case .correctionImported: .correctionImported
    case .revised: .revised
    case .submitted: .submitted
    case .submissionWithdrawn: .submissionWithdrawn
    case .changesRequested: .changesRequested
    case .approved: .approved
    case .publicationScheduled: .publicationScheduled
    case .scheduleCancelled: .scheduleCancelled
    case .published: .published
    case .publicationFailed: .publicationFailed
    case .correctionPublished: .correctionPublished
    case .refiled: .refiled
    case .unpublished: .unpublished
    case .held: .held
    case .holdLifted: .holdLifted
    case .unpublicationScheduled: .unpublicationScheduled
    case .unpublicationCancelled: .unpublicationCancelled
    case .unpublicationFailed: .unpublicationFailed
    case .killed: .killed
    case .embargoSet: .embargoSet
    case .embargoLifted: .embargoLifted
    case .slugChanged: .slugChanged
    case .assigned: .assigned
    case .assignmentEnded: .assignmentEnded
    case .noteAdded: .noteAdded
    case .replyPolicySet: .replyPolicySet
    case .spiked: .spiked
    case .unspiked: .unspiked
    case .textErased: .textErased
    }
  }
}
