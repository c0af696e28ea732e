/// The short names of days and months in a language, for times that people read.
package struct DateNames: Hashable, Sendable {
  /// From Monday to Sunday.
  package let days: [String]
  /// From January to December.
  package let months: [String]

  package init(days: [String], months: [String]) {
    precondition(days.count == 7 && months.count == 12)
    (self.days, self.months) = (days, months)
  }

  package static let english = DateNames(days: TimeNames.days, months: TimeNames.months)
}
