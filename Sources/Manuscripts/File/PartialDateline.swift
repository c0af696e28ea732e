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
  package var rendered: String {
    let day = "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
    return "\(place), \(day)\(source.map { " (\($0))" } ?? ""):"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
