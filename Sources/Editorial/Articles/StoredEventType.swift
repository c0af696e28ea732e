import Foundation

/// The names under which events stand in the log.
///
/// WARNING: these strings are in every log that was ever written. Never change one, never use one
/// again for something else. When a payload changes its shape, raise its schema version, keep the
/// old golden file, and add an upcaster; when a Swift case changes its name, change nothing here.
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
  case unpublished = "ArticleUnpublished"
  case killed = "ArticleKilled"
  case embargoSet = "EmbargoSet"
  case embargoLifted = "EmbargoLifted"
  case slugChanged = "SlugChanged"
  case assigned = "ArticleAssigned"
  case noteAdded = "NoteAdded"
  case spiked = "ArticleSpiked"
  case unspiked = "ArticleUnspiked"
  case textErased = "TextErased"

  /// The schema version that is written now; older ones are upcast when read.
  package var schemaVersion: Int { 1 }

  /// The type whose name `name` is in UTF-8, or nil when there is none.
  init?(name: UnsafeRawBufferPointer) {
    guard let start = name.baseAddress, name.count < Self.byLength.count else { return nil }
    for candidate in Self.byLength[name.count]
    where memcmp(candidate.name, start, name.count) == 0 {
      self = candidate.type
      return
    }
    return nil
  }

  /// The names in UTF-8 by their lengths: a rebuild looks one up for each of millions of events, and
  /// at most three of them have the same length.
  private static let byLength: [[(name: [UInt8], type: StoredEventType)]] = {
    let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0
    return (0...longest).map { length in
      allCases.filter { $0.rawValue.utf8.count == length }.map { (Array($0.rawValue.utf8), $0) }
    }
  }()
}
