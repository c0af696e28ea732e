import Editorial
package import Foundation
package import JSON

/// A backup of a private server: a copy of its data directory with the write-ahead log that the copy
/// needs. An incremental one contains only what changed since the backup on which it is based.
package struct Backup: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case full
    case incremental
  }

  /// The time at which it began, as the name of its folder.
  package let name: String
  package let kind: Kind
  /// The backup on which an incremental one is based.
  package let parent: String?
  package let beganAt: Date
  /// Everything that was committed before is in the backup.
  package let endedAt: Date
  /// The version of PostgreSQL, such as `15.14`.
  package let serverVersion: String
  /// The number of the last migration of the newsroom's schema.
  package let schema: Int
  /// The last position in the log when the backup began. The backup may have later ones.
  package let position: Int64
  /// The size of its files, in bytes.
  package let bytes: Int
  /// The identity of the server's data, which copies share.
  package let system: String
  /// The first file of the write-ahead log that it needs.
  package let firstSegment: String
  /// The folder to which the server archived its write-ahead log at the time; nil for none.
  package let archive: String?

  /// The major version of PostgreSQL.
  package var major: Int { Int(serverVersion.prefix(while: \.isNumber)) ?? 0 }

  /// The name of a backup that begins at a time.
  static func name(at time: Date) -> String {
    let text = time.timestamp
    return text.replacing("-", with: "").replacing(":", with: "")
  }
}

extension Backup.Kind: JSONDescribed {}

extension Backup: JSONDescribed {
  package static let json = JSONDescription<Backup>(
    "Backup", "A backup of a private server.",
    [
      JSONMember("name", "The name of its folder, which is the time at which it began.", \.name),
      JSONMember("kind", "Whether it is complete in itself.", \.kind),
      JSONMember("parent", "The backup on which it is based; null for a full one.", \.parent),
      JSONMember("beganAt", "When it began.", \.beganAt),
      JSONMember(
        "endedAt", "When it ended. Everything that was committed before is in it.", \.endedAt),
      JSONMember("serverVersion", "The version of PostgreSQL.", \.serverVersion),
      JSONMember("schema", "The number of the last migration of the schema.", \.schema),
      JSONMember(
        "position", "The last position in the log when it began. It may have later ones.",
        \.position),
      JSONMember("bytes", "The size of its files, in bytes.", \.bytes),
      JSONMember("system", "The identity of the server's data, which copies share.", \.system),
      JSONMember(
        "firstSegment", "The first file of the write-ahead log that it needs.", \.firstSegment),
      JSONMember(
        "archive",
        "The folder to which the server archived its write-ahead log at the time; null for none.",
        \.archive),
    ])

  /// Reads what ``json`` writes.
  init(_ fields: JSONFields) throws(JSONFieldError) {
    name = try fields.text("name")
    kind = try fields.choice("kind", of: Kind.self)
    parent = try fields.optionalText("parent")
    beganAt = try fields.time("beganAt")
    endedAt = try fields.time("endedAt")
    serverVersion = try fields.text("serverVersion")
    schema = try fields.integer("schema")
    position = Int64(try fields.integer("position"))
    bytes = try fields.integer("bytes")
    system = try fields.text("system")
    firstSegment = try fields.text("firstSegment")
    archive = try fields.optionalText("archive")
  }
}

extension JSONFields {
  func time(_ key: StaticString) throws(JSONFieldError) -> Date {
    try required(key, "a time") { $0.string.flatMap { Date(timestamp: $0) } }
  }
}
