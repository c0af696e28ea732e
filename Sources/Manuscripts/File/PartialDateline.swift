package import Editorial

/// A dateline as far as it has been typed. A draft may lack any part of it.
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

  /// The dateline, or nil when nothing of it was typed.
  /// - Throws: ``ManuscriptError`` when some of it was, but not both the place and the date.
  package func complete() throws(ManuscriptError) -> Dateline? {
    if self == PartialDateline() { return nil }
    guard let place else { throw ManuscriptError(.missing(.datelinePlace)) }
    guard let date else { throw ManuscriptError(.missing(.datelineDate)) }
    return Dateline(place: place, date: date, source: source)
  }
}
