import Manuscripts

/// Why a time that a person gave cannot be used.
package enum TimeError: Error, Hashable {
  case notATime(String)
  /// What is not a day where only a day is wanted.
  case notADay(String)
  /// A date or a time of day that does not exist, such as 30 February.
  case impossible(String)
  /// A time with several meanings, such as `01/02/2026`, and how to write each of them.
  case ambiguous(String, choices: [String])
  /// A day without the necessary time of day: `tonight`.
  case clockMissing(String)
  /// A time of day where only a day is wanted.
  case clockInDay(String)
  /// A date with the name of another weekday, and its own.
  case wrongWeekday(String, weekday: String)
  /// A zone that the IANA database does not have, and one that the person may mean.
  case unknownZone(String, suggestion: String?)
  /// A value of the variable `TZ` that is not the name of a zone.
  case unreadableZone(String)
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
      "\(Quoted(text)) is not a time; write '6:00', 'tomorrow 6:00', 'Friday 17:00', "
        + "'24 Dec 6:00', '2026-12-24 06:00', '+8h' or '2h ago'."
    case .notADay(let text):
      "\(Quoted(text)) is not a day; write 'today', 'tomorrow', 'Friday', '24 Dec', "
        + "'2026-12-24' or '+2d'."
    case .impossible(let text):
      "\(Quoted(text)) does not exist; check the date and the time of day."
    case .ambiguous(let text, let choices):
      "\(Quoted(text)) can mean different times; write "
        + "\(choices.map { "'\($0)'" }.joined(separator: " or "))."
    case .clockMissing(let text):
      "\(Quoted(text)) needs a time of day, as in '\(text) 20:00'."
    case .clockInDay(let text):
      "\(Quoted(text)) has a time of day, but a day is needed, such as 'tomorrow', 'Friday' or "
        + "'2026-12-24'."
    case .wrongWeekday(let text, let weekday):
      "\(Quoted(text)) does not exist, because that day is a \(weekday); check the date."
    case .contradiction(let text, let zone, let offset):
      "\(Quoted(text)) contradicts \(zone), which is at \(offset) then; leave out one of them."
    case .unknownZone(let name, let suggestion?):
      "There is no zone \(Quoted(name)); did you mean '\(suggestion)'?"
    case .unknownZone(let name, nil):
      "There is no zone \(Quoted(name)); name one such as Europe/Berlin."
    case .unreadableZone(let text):
      "The variable TZ is \(Quoted(text)), which names no zone; name one such as Europe/Berlin "
        + "in \(ZoneChoice.variable)."
    case .outOfRange(let text):
      "\(Quoted(text)) is not in the years 1 to 9999 of UTC."
    case .skipped(let local, let zone, let choices):
      "'\(local)' does not exist in \(zone), because its clocks skip it; "
        + "give \(choices.joined(separator: " or "))."
    case .repeated(let local, let zone, let choices):
      "'\(local)' occurs twice in \(zone), because its clocks go back; "
        + "give \(choices.joined(separator: " or "))."
    }
  }
}
