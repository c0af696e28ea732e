import Digests
import Editorial
package import EditorialReadModels
import Foundation
package import JSON

/// A time in which the public could read a revision.
package struct LiveInterval: Sendable {
  package let row: LiveIntervalRow
  /// Of the revision.
  package let headline: String
  /// Who erased the revision's text; nil if nobody did.
  package let erased: TextErasure?
}

extension LiveInterval: JSONDescribed {
  package static let json = JSONDescription<LiveInterval>(
    "LiveInterval", "A time in which the public could read a revision.",
    [
      JSONMember("from", "When it began.", \.row.liveFrom),
      JSONMember("until", "When it ended; null if it lasts.", \.row.liveUntil),
      JSONMember("revision", "The number of the revision.", \.row.revision),
      JSONMember("digest", "The SHA-256 of the revision's content.", \.row.digest),
      JSONMember("headline", "The headline of the revision.", \.headline),
      JSONMember("erased", "Who erased the revision's text; null if nobody did.", \.erased),
    ])
}
