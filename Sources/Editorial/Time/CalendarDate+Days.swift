// The days of the Gregorian calendar counted from 1 January 1970. The count runs over years that
// begin on 1 March, so that a leap day is the last of its year and needs no case of its own.
extension CalendarDate {
  /// Days since 1 January 1970; negative before it.
  package var daysSince1970: Int {
    let year = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  /// The day that is `days` after 1 January 1970, or nil when its year is not one of 1 to 9999.
  package init?(daysSince1970 days: Int) {
    guard (Self.first...Self.last).contains(days) else { return nil }
    let days = days + 719_468
    let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// 1 January of the year 1.
  private static let first = -719_162
  /// 31 December 9999.
  private static let last = 2_932_896
}
