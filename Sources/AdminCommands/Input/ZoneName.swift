import ArgumentParsing
import Foundation
import PlainText

/// The name of a time zone in the IANA database.
struct ZoneName {
  let timeZone: TimeZone

  /// - Throws: `ArgumentValueError` with a whole sentence that suggests a zone.
  init(_ name: String) throws(ArgumentValueError) {
    // Foundation also accepts names that are not zones, such as GMT+1.
    let isKnown = name == "UTC" || name.contains("/") || Self.known.contains(name)
    guard isKnown, let zone = TimeZone(identifier: name) else {
      let shown = name.count <= 40 ? name : "\(name.prefix(40))…"
      let hint = Self.nearest(to: name).map { "did you mean '\($0)'?" }
      throw ArgumentValueError(
        "There is no zone '\(shown)'; \(hint ?? "name one such as Europe/Berlin.")")
    }
    timeZone = zone
  }

  private static let known = TimeZone.knownTimeZoneIdentifiers

  /// People often name a zone by its city alone, or in lower case.
  private static func nearest(to name: String) -> String? {
    guard name.count <= 40 else { return nil }
    let typed = name.lowercased().replacing(" ", with: "_")
    let city = known.first { $0.lowercased().hasSuffix("/\(typed)") }
    let nearest = Suggestion.nearest(to: typed, among: known.map { $0.lowercased() })
    return city ?? known.first { $0.lowercased() == nearest }
  }
}
