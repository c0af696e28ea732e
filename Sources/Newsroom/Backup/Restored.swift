package import JSON

/// A private server that was restored from a backup. It is not running yet.
package struct Restored: Hashable, Sendable {
  /// The name of the backup.
  package let backup: String
  /// The home of the restored server.
  package let home: String
  /// The archive that continued the backup; nil if there was none.
  package let archive: String?
  /// All newsrooms of the server, in the order of their names. Each was checked.
  package let newsrooms: [RestoredNewsroom]
  /// Whether the server archived its write-ahead log when the backup was made.
  package let wasArchiving: Bool
  /// Whether the server of the home archives it.
  package let isArchiving: Bool
  /// The folder with the data directory that was replaced; nil if there was none.
  package let former: String?
}

extension Restored: JSONDescribed {
  package static let json = JSONDescription<Restored>(
    "RestoredServer", "A private server that was restored from a backup.",
    [
      JSONMember("backup", "The name of the backup.", \.backup),
      JSONMember("home", "The directory of the restored private server.", \.home),
      JSONMember(
        "archive", "The archive that continued the backup; null if there was none.", \.archive),
      JSONMember("newsrooms", "The newsrooms of the server. Each was checked.", \.newsrooms),
      JSONMember(
        "wasArchiving",
        "Whether the server archived its write-ahead log when the backup was made.",
        \.wasArchiving),
      JSONMember(
        "isArchiving", "Whether the server of the home archives it.", \.isArchiving),
      JSONMember(
        "former", "The folder with the data that was replaced; null if there was none.",
        \.former),
    ])
}
