import Editorial
package import Foundation
package import JSON

/// A newsroom that was restored from a backup and checked. It is not running yet.
package struct Restored: Hashable, Sendable {
  /// The name of the backup.
  package let backup: String
  /// The home of the restored newsroom.
  package let home: String
  /// The archive that continued the backup; nil if there was none.
  package let archive: String?
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
  /// The folder with the data directory that was replaced; nil if there was none.
  package let former: String?
}

extension Restored: JSONDescribed {
  package static let json = JSONDescription<Restored>(
    "RestoredNewsroom", "A newsroom that was restored from a backup and checked.",
    [
      JSONMember("backup", "The name of the backup.", \.backup),
      JSONMember("home", "The directory of the restored private server.", \.home),
      JSONMember(
        "archive", "The archive that continued the backup; null if there was none.", \.archive),
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
      JSONMember(
        "former", "The folder with the data that was replaced; null if there was none.",
        \.former),
    ])
}
