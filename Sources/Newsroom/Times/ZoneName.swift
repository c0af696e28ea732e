package import Foundation
import PlainText

/// The name of a time zone in the IANA database.
package struct ZoneName {
  package let timeZone: TimeZone

  /// - Throws: ``TimeError`` that suggests a zone.
  package init(_ name: String) throws(TimeError) {
    // Foundation also accepts names that are not zones, such as GMT+1.
    let isKnown = name.contains("/") || Self.known.contains(name) || Self.common.contains(name)
    guard isKnown, let zone = TimeZone(identifier: name) else {
      throw .unknownZone(name, suggestion: Self.nearest(to: name))
    }
    timeZone = zone
  }

  private static let known = TimeZone.knownTimeZoneIdentifiers

  /// The names without a region in the IANA database. Foundation knows these zones, but does not
  /// list all of them.
  private static let common: Set<String> = [
    "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT",
    "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan",
    "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT",
    "Poland", "Portugal", "ROC", "ROK", "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU",
    "WET", "Zulu",
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
