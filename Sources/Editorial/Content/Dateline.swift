/// Where and when a story was filed, and by which agency. It is data, put in front of the first
/// paragraph when the article is rendered: `Beijing, 23 November 2021 (TDI):`.
package struct Dateline: Hashable, Sendable {
  package var place: String
  package var date: CalendarDate
  package var source: String?

  package init(place: String, date: CalendarDate, source: String? = nil) {
    self.place = place
    self.date = date
    self.source = source
  }
}
