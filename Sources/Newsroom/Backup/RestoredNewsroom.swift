package import Foundation
package import JSON

/// A newsroom that was restored from a backup and checked.
package struct RestoredNewsroom: Hashable, Sendable {
  package let name: String
  /// The last position. A position before it can be missing if its command was recorded later.
  package let position: Int64
  /// When the last event was recorded; nil for an empty log.
  package let at: Date?
  package let events: Int
  /// The read models that had to be rebuilt.
  package let rebuilt: [String]
  /// The number of valid seals; nil if there was no key to check them with.
  package let seals: Int?
  /// The number of events that a valid seal covers.
  package let sealed: Int64
  /// The number of sealed events that are not in the restored log.
  package let missing: Int64
  /// The number of erasures that were recorded again.
  package let erased: Int
}

extension RestoredNewsroom: JSONDescribed {
  package static let json = JSONDescription<RestoredNewsroom>(
    "RestoredNewsroom", "A newsroom that was restored from a backup and checked.",
    [
      JSONMember("name", "The name of the newsroom.", \.name),
      JSONMember(
        "position",
        "The last position. One before it can be missing if its command was recorded later.",
        \.position),
      JSONMember("at", "When the last event was recorded; null for an empty log.", \.at),
      JSONMember("events", "The number of events before erasures were repeated.", \.events),
      JSONMember("rebuilt", "The read models that had to be rebuilt.", \.rebuilt),
      JSONMember(
        "seals", "The number of valid seals; null if there was no key to check them with.",
        \.seals),
      JSONMember("sealed", "The number of events that a valid seal covers.", \.sealed),
      JSONMember(
        "missing", "The number of sealed events that are not in the restored log.", \.missing),
      JSONMember("erased", "The number of erasures that were recorded again.", \.erased),
    ])
}
