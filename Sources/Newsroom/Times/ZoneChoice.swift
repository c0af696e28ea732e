import Foundation
import Glibc

/// The zone in which a person gives and reads times.
package enum ZoneChoice {
  /// The variable that names a person's zone for this program only.
  package static let variable = "GALLEY_ZONE"

  /// The named zone, or else that of `GALLEY_ZONE`, of `TZ`, or of the machine. UTC if the machine
  /// has none.
  ///
  /// - Throws: ``TimeError`` for a zone that the IANA database does not have. `TZ` may contain
  ///   rules instead, as in `CET-1CEST`; such a time is not readable either.
  package static func zone(
    named name: String?, environment: [String: String],
    machine: () -> String? = { nameOnThisMachine }
  ) throws(TimeError) -> ZoneName {
    if let name { return try ZoneName(name) }
    if let name = environment[variable], !name.isEmpty { return try ZoneName(name) }
    if let text = environment["TZ"] {
      let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
      if name.isEmpty { return .utc }
      guard let zone = ZoneName(known: nameInPath(name) ?? name) else {
        throw .unreadableZone(text)
      }
      return zone
    }
    return machine().flatMap { ZoneName(known: $0) } ?? .utc
  }

  /// The link `/etc/localtime` names the zone's file; some machines only have `/etc/timezone`.
  package static var nameOnThisMachine: String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/etc/localtime", &path, path.count)
    if count > 0 {
      let target = String(decoding: path.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if let name = nameInPath(target) { return name }
    }
    let text = try? String(contentsOfFile: "/etc/timezone", encoding: .utf8)
    return text?.split(whereSeparator: \.isWhitespace).first.map { String($0) }
  }

  /// The name in a path such as `/usr/share/zoneinfo/Europe/Berlin`; nil for other paths.
  private static func nameInPath(_ path: String) -> String? {
    guard let folder = path.range(of: "zoneinfo/") else { return nil }
    let name = path[folder.upperBound...]
    let copy = ["posix/", "right/"].first { name.hasPrefix($0) } ?? ""
    return String(name.dropFirst(copy.count))
  }
}
