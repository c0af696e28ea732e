import Editorial
package import JSON

/// A private server whose data was moved to a newer version of PostgreSQL, or would be.
package struct Upgraded: Hashable, Sendable {
  package let home: String
  /// The major version of the data before.
  package let from: Int
  /// The major version of the programs. If it is the same, there is nothing to do.
  package let to: Int
  package let isDone: Bool
  package let newsrooms: [UpgradedNewsroom]
  /// The name of the backup that was made first; nil if nothing was done, as of the next two.
  package let backup: String?
  /// The folder of the former data.
  package let former: String?
  /// The archive that the server had, and to which it no longer archives.
  package let archive: String?
}

/// A newsroom of a server that was upgraded, or would be.
package struct UpgradedNewsroom: Hashable, Sendable {
  package let name: String
  /// The last position in the log.
  package let position: Int64
  /// The number of events; nil if nothing was done, as of the next two.
  package let events: Int?
  /// The read models that had to be rebuilt.
  package let rebuilt: [String]?
  /// The number of valid seals; also nil if there was no key to check them with.
  package let seals: Int?
}

extension Upgraded: JSONDescribed {
  package static let json = JSONDescription<Upgraded>(
    "UpgradedServer", "A private server, and its move to a newer version of PostgreSQL.",
    [
      JSONMember("home", "The directory of the private server.", \.home),
      JSONMember("from", "The major version of the data before.", \.from),
      JSONMember(
        "to", "The major version to move to; the same if there is nothing to do.", \.to),
      JSONMember("done", "Whether the data was moved.", \.isDone),
      JSONMember("newsrooms", "The newsrooms of the server.", \.newsrooms),
      JSONMember(
        "backup", "The backup that was made first; null if nothing was done.", \.backup),
      JSONMember("former", "The folder of the former data; null if nothing was done.", \.former),
      JSONMember(
        "archive", "The archive to which the server no longer archives; null for none.",
        \.archive),
    ])
}

extension UpgradedNewsroom: JSONDescribed {
  package static let json = JSONDescription<UpgradedNewsroom>(
    "UpgradedNewsroom", "A newsroom of a server that was upgraded, or would be.",
    [
      JSONMember("name", "The name of the newsroom.", \.name),
      JSONMember("position", "The last position in the log.", \.position),
      JSONMember("events", "The number of events; null if nothing was done.", \.events),
      JSONMember(
        "rebuilt", "The read models that had to be rebuilt; null if nothing was done.", \.rebuilt),
      JSONMember(
        "seals", "The number of valid seals; null without a key to check them with.", \.seals),
    ])
}
