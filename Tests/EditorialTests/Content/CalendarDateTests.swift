import Editorial
import Foundation
import Testing

struct CalendarDateTests {
  @Test(arguments: ["2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func `a day is parsed and written in the same form`(_ text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2026-11-31", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00",
    "0000-01-01", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01",
    "２０２６-01-01",
  ])
  func `other days do not exist`(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `days are ordered`() throws {
    let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map {
      try #require(CalendarDate($0))
    }
    #expect(days.shuffled().sorted() == days)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (19_782, "2024-02-29"),
    (-719_162, "0001-01-01"), (2_932_896, "9999-12-31"),
  ])
  func `a day has a number, counted from 1970`(_ days: Int, _ text: String) throws {
    #expect(CalendarDate(daysSince1970: days)?.description == text)
    #expect(CalendarDate(text)?.daysSince1970 == days)
  }

  @Test func `each day from the year 1 to 9999 has the number after that of the day before`() {
    var previous: CalendarDate?
    for days in -719_162...2_932_896 {
      guard let date = CalendarDate(daysSince1970: days), date.daysSince1970 == days,
        previous.map({ $0 < date }) ?? true
      else {
        Issue.record("day \(days)")
        return
      }
      previous = date
    }
    #expect(CalendarDate(daysSince1970: -719_163) == nil)
    #expect(CalendarDate(daysSince1970: 2_932_897) == nil)
  }
}
