import Editorial
import EditorialReadModels
import Foundation
import PlainText

/// A calendar in the form of RFC 5545, which calendar programs read.
///
/// A calendar program may pass it on, so it names an article by its slug and says nothing of its
/// text. An entry keeps its UID when its time changes, so that the program moves it.
package struct ICalendar {
  private let calendar: DeskCalendar

  package init(_ calendar: DeskCalendar) { self.calendar = calendar }

  /// Lines that end with CR LF and have at most 75 bytes.
  package var text: String {
    let head = [
      ("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//Galley//Calendar//EN"),
      ("CALSCALE", "GREGORIAN"), ("X-WR-CALNAME", "Galley"),
    ]
    let lines = head + calendar.entries.flatMap(\.properties) + [("END", "VCALENDAR")]
    return lines.map { Self.line($0, $1) }.joined()
  }

  /// A property, folded: a line that is too long continues in the next, after a space.
  private static func line(_ name: String, _ value: String) -> String {
    var text = ""
    var bytes = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let count = String(scalar).utf8.count
      if bytes + count > 75 {
        text += "\r\n "
        bytes = 1
      }
      text.unicodeScalars.append(scalar)
      bytes += count
    }
    return text + "\r\n"
  }
}

extension CalendarEntry {
  fileprivate var properties: [(String, String)] {
    let start: (String, String) =
      at.map { ("DTSTART", $0.calendarTime) } ?? ("DTSTART;VALUE=DATE", day.calendarDay)
    return [
      ("BEGIN", "VEVENT"), ("UID", "\(row.article.text)-\(kind.rawValue)"),
      // Without a METHOD, this is when the entry was last revised.
      ("DTSTAMP", row.updatedAt.calendarTime), ("SEQUENCE", String(row.version)), start,
      ("SUMMARY", summary.calendarText), ("DESCRIPTION", details.calendarText),
      ("CATEGORIES", kind.words.calendarText), ("TRANSP", "TRANSPARENT"), ("END", "VEVENT"),
    ]
  }

  private var summary: String {
    let words = "\(kind.words.capitalFirst): \(row.slug.text)"
    return failureReason == nil ? words : "Refused: \(words)"
  }

  private var details: String {
    let facts = [
      row.reference, row.section.map { "Section: \($0)" },
      row.assignee.map { "Assigned to \($0)" }, failureReason.map { "Refused: \($0)" },
    ]
    return facts.compactMap(\.self).joined(separator: "\n")
  }
}

extension CalendarQuery.Kind {
  /// What happens, in words.
  package var words: String {
    switch self {
    case .publication: "publish"
    case .unpublication: "unpublish"
    case .embargo: "embargo ends"
    case .due: "due"
    }
  }
}

extension Date {
  /// `20261201T060000Z`. The form has no fraction of a second.
  fileprivate var calendarTime: String {
    let time = timestamp.prefix(19).filter { $0 != "-" && $0 != ":" }
    return "\(time)Z"
  }
}

extension CalendarDate {
  /// `20261201`.
  fileprivate var calendarDay: String { description.filter { $0 != "-" } }
}

extension String {
  /// The text with its commas, semicolons, backslashes and line breaks escaped, and without other
  /// control characters.
  fileprivate var calendarText: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\", ";", ",": text += "\\\(scalar)"
      case "\n": text += "\\n"
      default:
        if scalar.properties.generalCategory != .control { text.unicodeScalars.append(scalar) }
      }
    }
    return text
  }
}
