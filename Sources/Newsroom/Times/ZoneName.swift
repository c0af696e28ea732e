package import Foundation
import PlainText

/// The name of a time zone in the IANA database.
package struct ZoneName: Hashable, Sendable {
  /// Such as `America/New_York`.
  package let identifier: String
  package let timeZone: TimeZone
  package let isUTC: Bool
  /// The zone as people call it: `New York`, `Berlin`, or `UTC` for all its names.
  package let label: String

  package static let utc = ZoneName(identifier: "UTC", timeZone: .gmt)

  /// - Throws: ``TimeError`` that suggests a zone.
  package init(_ name: String) throws(TimeError) {
    guard let zone = ZoneName(known: name) else {
      throw .unknownZone(name, suggestion: Self.nearest(to: name))
    }
    self = zone
  }

  /// Nil if the database does not have the zone.
  package init?(known name: String) {
    if Self.namesOfUTC.contains(name) {
      self.init(identifier: name, timeZone: .gmt)
      return
    }
    // Foundation also accepts names that are not zones, such as GMT+1.
    let isKnown = name.contains("/") || Self.known.contains(name) || Self.common.contains(name)
    guard isKnown, let zone = TimeZone(identifier: name) else { return nil }
    self.init(identifier: name, timeZone: zone)
  }

  private init(identifier: String, timeZone: TimeZone) {
    (self.identifier, self.timeZone) = (identifier, timeZone)
    isUTC = Self.namesOfUTC.contains(identifier)
    let place = identifier.split(separator: "/").last.map { String($0) } ?? identifier
    label = isUTC ? "UTC" : place.replacing("_", with: " ")
  }

  private static let namesOfUTC: Set<String> = [
    "Etc/GMT", "Etc/Greenwich", "Etc/UCT", "Etc/UTC", "Etc/Universal", "Etc/Zulu", "GMT", "GMT0",
    "Greenwich", "UCT", "UTC", "Universal", "Zulu",
  ]

  private static let known = TimeZone.knownTimeZoneIdentifiers

  /// Every name that an interface can offer, in alphabetical order.
  package static var all: [String] { Set(known).union(common).union(namesOfUTC).sorted() }

  /// The names without a region in the IANA database. Foundation knows these zones, but does not
  /// list all of them.
  private static let common: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "HST",
    "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya", "MET",
    "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland", "Portugal", "ROC",
    "ROK", "Singapore", "Turkey", "W-SU", "WET",
  ]

  /// People often name a zone by its city alone, or in lower case.
  private static func nearest(to name: String) -> String? {
    guard name.count <= 40 else { return nil }
    let typed = name.lowercased().replacing(" ", with: "_")
    let city = known.first { $0.lowercased().hasSuffix("/\(typed)") }
    let nearest = Suggestion.nearest(to: typed, among: known.map { $0.lowercased() })
    return city ?? known.first { $0.lowercased() == nearest }
  }
}
