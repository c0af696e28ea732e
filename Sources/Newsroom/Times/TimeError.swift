/// Why a time that a person gave cannot be used.
package enum TimeError: Error, Hashable {
  case notATime(String)
  /// A date or a time of day that does not exist, such as 30 February.
  case impossible(String)
  /// A local time without a zone.
  case zoneMissing
  /// A zone that the IANA database does not have, and one that the person may mean.
  case unknownZone(String, suggestion: String?)
  /// A time with an offset that its zone does not have then, and the zone's own.
  case contradiction(String, zone: String, offset: String)
  /// A time outside the years 1 to 9999 of UTC.
  case outOfRange(String)
  /// A local time that the zone's clocks skip, and the times before and after it with their offsets.
  case skipped(String, zone: String, choices: [String])
  /// A local time that the zone's clocks show twice, and both of them with their offsets.
  case repeated(String, zone: String, choices: [String])
}

extension TimeError: ClassifiedError, CustomStringConvertible {
  package var failure: Failure { Failure(.invalid, description) }

  /// A whole sentence.
  package var description: String {
    switch self {
    case .notATime(let text):
      "\(Self.quoted(text)) is not a time; write it like '2026-12-01 06:00'."
    case .impossible(let text):
      "\(Self.quoted(text)) does not exist; check the date and the time of day."
    case .contradiction(let text, let zone, let offset):
      "\(Self.quoted(text)) contradicts \(zone), which is at \(offset) then; leave out one of them."
    case .zoneMissing:
      "Which time zone? Name one such as Europe/Berlin, or write an offset such as +01:00."
    case .unknownZone(let name, let suggestion?):
      "There is no zone \(Self.quoted(name)); did you mean '\(suggestion)'?"
    case .unknownZone(let name, nil):
      "There is no zone \(Self.quoted(name)); name one such as Europe/Berlin."
    case .outOfRange(let local): "'\(local)' is not in the years 1 to 9999 of UTC."
    case .skipped(let local, let zone, let choices):
      "'\(local)' does not exist in \(zone), because its clocks skip it; "
        + "give \(choices.joined(separator: " or "))."
    case .repeated(let local, let zone, let choices):
      "'\(local)' occurs twice in \(zone), because its clocks go back; "
        + "give \(choices.joined(separator: " or "))."
    }
  }

  private static func quoted(_ text: String) -> String {
    text.count <= 40 ? "'\(text)'" : "'\(text.prefix(40))…'"
  }
}
