package import Editorial

/// A dateline in a draft. Any part of it may be missing.
package struct PartialDateline: Hashable, Sendable {
  package var place: String?
  package var date: CalendarDate?
  package var source: String?

  package init(place: String? = nil, date: CalendarDate? = nil, source: String? = nil) {
    self.place = place
    self.date = date
    self.source = source
  }

  package init(_ dateline: Dateline?) {
    self.init(place: dateline?.place, date: dateline?.date, source: dateline?.source)
  }

  /// The dateline; nil when all of it is missing.
  /// - Throws: ``ManuscriptError`` when only the place or the date is missing.
  package func complete() throws(ManuscriptError) -> Dateline? {
    if self == PartialDateline() { return nil }
    guard let place else { throw ManuscriptError(.missing(.datelinePlace)) }
    guard let date else { throw ManuscriptError(.missing(.datelineDate)) }
    return Dateline(place: place, date: date, source: source)
  }
}

extension Dateline {
  /// The dateline as readers see it before the first paragraph: `Beijing, 23 November 2021 (TDI):`.
  package var rendered: String { beforeDay + day + afterDay }

  /// The parts of ``rendered``, of which only the day is always in English.
  package var beforeDay: String { "\(place), " }
  package var day: String { "\(date.day) \(Self.months[date.month - 1]) \(date.year)" }
  package var afterDay: String { "\(source.map { " (\($0))" } ?? ""):" }

  /// Reads the form of ``rendered``; nil if the text has another one.
  package init?(rendered text: String) {
    let form =
      /(?<place>.+), (?<day>[0-9]{1,2}) (?<month>\w+) (?<year>[0-9]{1,4})(?: \((?<source>.+)\))?:/
    guard let parts = text.wholeMatch(of: form),
      let month = Self.months.firstIndex(of: String(parts.month)), let day = Int(parts.day),
      let year = Int(parts.year), let date = CalendarDate(year: year, month: month + 1, day: day)
    else { return nil }
    self.init(place: String(parts.place), date: date, source: parts.source.map(String.init))
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
