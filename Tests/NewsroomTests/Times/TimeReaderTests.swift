import Editorial
import Foundation
import Newsroom
import Testing

/// Times as people say them. It is Sunday, 29 November 2026, 15:00 in Berlin and 09:00 in New York.
struct TimeReaderTests {
  private static let now = Date(timeIntervalSince1970: 1_795_960_800.75)

  private func read(
    _ text: String, _ direction: TimeReader.Direction = .future, in zone: String = "Europe/Berlin",
    isGiven: Bool = false, at now: Date = now
  ) throws(TimeError) -> String {
    let reader = TimeReader(now: now, zone: try ZoneName(zone), isZoneGiven: isGiven, direction)
    return String(try reader.instant(text).instant.timestamp.prefix(16))
  }

  @Test(arguments: [
    ("6:00", "2026-11-30T05:00"), ("06:00", "2026-11-30T05:00"), ("16:00", "2026-11-29T15:00"),
    ("15:00", "2026-11-30T14:00"), ("6.30", "2026-11-30T05:30"), ("17h30", "2026-11-29T16:30"),
    ("6am", "2026-11-30T05:00"), ("6 AM", "2026-11-30T05:00"), ("6:30pm", "2026-11-29T17:30"),
    ("12:30am", "2026-11-29T23:30"), ("12:30pm", "2026-11-30T11:30"), ("noon", "2026-11-30T11:00"),
    ("midnight", "2026-11-29T23:00"), ("at 6:00:30", "2026-11-30T05:00"),
    ("16:00 UTC", "2026-11-29T16:00"), ("16:00Z", "2026-11-29T16:00"),
    ("today 17:00", "2026-11-29T16:00"), ("today 6:00", "2026-11-29T05:00"),
    ("tonight 20:00", "2026-11-29T19:00"), ("Tomorrow 6:00", "2026-11-30T05:00"),
    ("tomorrow at noon", "2026-11-30T11:00"), ("6:00 tomorrow", "2026-11-30T05:00"),
    ("tomorrow", "2026-11-29T23:00"), ("yesterday 6:00", "2026-11-28T05:00"),
    ("Friday 17:00", "2026-12-04T16:00"), ("Fri 17:00", "2026-12-04T16:00"),
    ("this Friday, 17:00", "2026-12-04T16:00"), ("on Thurs 17:00", "2026-12-03T16:00"),
    ("Friday", "2026-12-03T23:00"), ("Sunday 17:00", "2026-11-29T16:00"),
    ("Sunday 14:00", "2026-12-06T13:00"), ("Sunday", "2026-12-05T23:00"),
    ("next Sunday 17:00", "2026-12-06T16:00"), ("last Friday 17:00", "2026-11-27T16:00"),
    ("24 Dec 06:00", "2026-12-24T05:00"), ("24 December 6:00", "2026-12-24T05:00"),
    ("Dec 24, 6am", "2026-12-24T05:00"), ("24. Dec. 6:00", "2026-12-24T05:00"),
    ("December 24th 2027 6:00", "2027-12-24T05:00"), ("1 Nov 6:00", "2027-11-01T05:00"),
    ("29 Nov 6:00", "2026-11-29T05:00"), ("Thu 24 Dec 6:00", "2026-12-24T05:00"),
    ("24 Dec Thu 6:00", "2026-12-24T05:00"), ("2026-12-24", "2026-12-23T23:00"),
    ("2026-12-24 6:00", "2026-12-24T05:00"), ("24/12/2026 6:00", "2026-12-24T05:00"),
    ("12/24 6:00", "2026-12-24T05:00"), ("2/2/2027 6:00", "2027-02-02T05:00"),
    ("+8h", "2026-11-29T22:00"), ("in 8 hours", "2026-11-29T22:00"), ("48h", "2026-12-01T14:00"),
    ("+90m", "2026-11-29T15:30"), ("90 min", "2026-11-29T15:30"), ("+1h30m", "2026-11-29T15:30"),
    ("+2d", "2026-12-01T14:00"), ("2 days from now", "2026-12-01T14:00"),
    ("+1w", "2026-12-06T14:00"), ("-8h", "2026-11-29T06:00"), ("now", "2026-11-29T14:00"),
    ("2026-12-24T06:00", "2026-12-24T05:00"), ("2026-12-24T06:00+03:00", "2026-12-24T03:00"),
  ])
  func `what a time of the future leaves out is the next such time`(
    text: String, instant: String
  ) throws {
    #expect(try read(text) == instant)
  }

  @Test(arguments: [
    ("6:00", "2026-11-29T05:00"), ("16:00", "2026-11-28T15:00"), ("15:00", "2026-11-29T14:00"),
    ("noon", "2026-11-29T11:00"), ("midnight", "2026-11-28T23:00"),
    ("yesterday", "2026-11-27T23:00"), ("yesterday 18:00", "2026-11-28T17:00"),
    ("Friday 17:00", "2026-11-27T16:00"), ("Friday", "2026-11-26T23:00"),
    ("Sunday", "2026-11-28T23:00"), ("Sunday 17:00", "2026-11-22T16:00"),
    ("last Sunday", "2026-11-21T23:00"), ("1 Nov", "2026-10-31T23:00"),
    ("1 Dec", "2025-11-30T23:00"), ("29 Nov", "2026-11-28T23:00"), ("2h ago", "2026-11-29T12:00"),
    ("2 hours ago", "2026-11-29T12:00"), ("90m", "2026-11-29T12:30"), ("2d", "2026-11-27T14:00"),
    ("-8h", "2026-11-29T06:00"), ("+8h", "2026-11-29T22:00"), ("2 weeks ago", "2026-11-15T14:00"),
    ("2026-11-01", "2026-10-31T23:00"), ("today", "2026-11-28T23:00"),
  ])
  func `what a time of the past leaves out is the last such time`(
    text: String, instant: String
  ) throws {
    #expect(try read(text, .past) == instant)
  }

  @Test(arguments: [
    ("soon", "is not a time; write '6:00', 'tomorrow 6:00'"), ("", "'' is not a time"),
    ("Friday Saturday", "is not a time"), ("6:00 7:00", "is not a time"), ("6:5", "is not a time"),
    ("next week", "is not a time"), ("24", "is not a time"), ("UTC", "is not a time"),
    ("+8", "is not a time"), ("8 moons", "is not a time"), ("2026-12-01 06:00+1", "is not a time"),
    ("+99999999h", "'+99999999h' is not in the years 1 to 9999 of UTC."),
    ("99999999999999999999d", "is not a time"), ("24-12-2026", "is not a time"),
    ("01/02/2026", "can mean different times; write '1 Feb 2026' or '2 Jan 2026'."),
    ("1/2", "write '1 Feb' or '2 Jan'."), ("17h", "write '17:00' or '+17h'."),
    ("12pm", "write '00:00' or '12:00'."), ("next Friday", "write '2026-12-04' or '2026-12-11'."),
    ("next Friday 17:00", "write '2026-12-04 17:00' or '2026-12-11 17:00'."),
    ("10.12", "write '10:12' or '10 Dec'."), ("+2M", "write '+2min' or '+60d'."),
    ("Friday midnight", "write '2026-12-04 00:00' or '2026-12-05 00:00'."),
    ("tonight", "needs a time of day, as in 'tonight 20:00'."),
    ("Wed 24 Dec", "does not exist, because that day is a Thu; check the date."),
    ("25:00", "'25:00' does not exist"), ("13pm", "does not exist"), ("6:60", "does not exist"),
    ("30 Feb", "does not exist"), ("29 Feb 6:00", "does not exist"), ("31/13", "does not exist"),
    ("9999-12-31 23:00 UTC", "9999"), ("+999999w", "is not in the years 1 to 9999 of UTC."),
    ("1 Jan 0001 0:00", "is not in the years 1 to 9999 of UTC."),
  ])
  func `a time that is not a time, or several, is refused with advice`(
    text: String, advice: String
  ) {
    do throws(TimeError) {
      let read = try read(text)
      #expect(read.contains(advice), "\(text) is \(read)")
    } catch {
      #expect(error.description.contains(advice))
    }
  }

  @Test func `a duration keeps the time of day over a change of the clocks, and counts hours`()
    throws
  {
    let saturday = try #require(Date(timestamp: "2026-10-24T10:00:00Z"))
    #expect(try read("+1d", at: saturday) == "2026-10-25T11:00")
    #expect(try read("+24h", at: saturday) == "2026-10-25T10:00")
    let night = try #require(Date(timestamp: "2026-10-24T00:30:00Z"))
    #expect(throws: TimeError.self) { try read("+1d", at: night) }
    #expect(throws: TimeError.self) { try read("tomorrow 2:30", at: night) }
    #expect(throws: TimeError.self) { try read("28 Mar 2:30") }
  }

  @Test func `a day begins when the clocks skip or repeat its midnight`() throws {
    #expect(try read("2026-03-08", in: "America/Havana") == "2026-03-08T05:00")
    #expect(try read("2026-11-01", in: "America/Havana") == "2026-11-01T04:00")
    #expect(try read("2011-12-30", in: "Pacific/Apia") == "2011-12-30T10:00")
  }

  @Test func `a zone that was given must agree with an offset, the person's own need not`() throws {
    #expect(try read("6:00 UTC") == "2026-11-30T06:00")
    #expect(throws: TimeError.contradiction("6:00 UTC", zone: "Europe/Berlin", offset: "+01:00")) {
      try read("6:00 UTC", isGiven: true)
    }
    #expect(try read("16:00 UTC", in: "Europe/London", isGiven: true) == "2026-11-29T16:00")
  }

  @Test(arguments: [
    ("today", "2026-11-29", "2026-11-29"), ("tonight", "2026-11-29", "2026-11-29"),
    ("tomorrow", "2026-11-30", "2026-11-30"), ("Sunday", "2026-11-29", "2026-11-29"),
    ("Friday", "2026-12-04", "2026-11-27"), ("1 Dec", "2026-12-01", "2025-12-01"),
    ("2026-12-01", "2026-12-01", "2026-12-01"), ("+2d", "2026-12-01", "2026-12-01"),
    ("2d", "2026-12-01", "2026-11-27"), ("2w ago", "2026-11-15", "2026-11-15"),
  ])
  func `a day is read in both directions`(text: String, future: String, past: String) throws {
    let zone = try ZoneName("Europe/Berlin")
    let days = try [TimeReader.Direction.future, .past].map { direction in
      try TimeReader(now: Self.now, zone: zone, direction).day(text).description
    }
    #expect(days == [future, past])
  }

  @Test(arguments: ["31", "soon", "at 6"])
  func `what is not a day is answered with days only`(text: String) throws {
    let error = try #require(throws: TimeError.self) {
      try TimeReader(now: Self.now, zone: .utc, .future).day(text)
    }
    #expect(error == .notADay(text))
    #expect(!error.description.contains(":00"))
  }

  @Test(arguments: ["Friday 17:00", "noon", "+8h", "2026-12-01 06:00", "6:00 UTC"])
  func `a day has no time of day`(text: String) {
    #expect(throws: TimeError.clockInDay(text)) {
      try TimeReader(now: Self.now, zone: .utc, .future).day(text)
    }
  }
}
