import Editorial
import Foundation
import Newsroom
import Testing

/// Times that leave nothing out, with the sentences for those that do not exist.
struct ExactTimeTests {
  private func read(_ text: String, zone: String?) throws(TimeError) -> ZonedInstant {
    let name = try zone.map { (zone) throws(TimeError) in try ZoneName(zone) }
    return try TimeReader(
      now: Date(timeIntervalSince1970: 0), zone: name ?? .utc, isZoneGiven: name != nil, .future
    ).instant(text)
  }

  @Test(arguments: [
    ("2026-12-01 06:00", "Europe/Berlin", "2026-12-01T05:00:00.000Z"),
    ("2026-07-01T06:00:30", "Europe/Berlin", "2026-07-01T04:00:30.000Z"),
    ("2026-07-01 06:00", "America/New_York", "2026-07-01T10:00:00.000Z"),
    ("2026-12-01 06:00", "Asia/Kathmandu", "2026-12-01T00:15:00.000Z"),
    ("2026-12-01 06:00", "UTC", "2026-12-01T06:00:00.000Z"),
    ("2026-03-29 01:59:59", "Europe/Berlin", "2026-03-29T00:59:59.000Z"),
    ("2026-03-29 03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"),
    ("2026-10-25 01:59:59", "Europe/Berlin", "2026-10-24T23:59:59.000Z"),
    ("2026-10-25 03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"),
    ("2026-10-25T02:30+01:00", "Europe/Berlin", "2026-10-25T01:30:00.000Z"),
    ("2026-07-01 06:00", "CET", "2026-07-01T04:00:00.000Z"),
    ("2026-07-01 06:00", "EST5EDT", "2026-07-01T10:00:00.000Z"),
    ("2026-07-01 06:00", "US/Pacific", "2026-07-01T13:00:00.000Z"),
    ("2026-07-01 06:00", "Japan", "2026-06-30T21:00:00.000Z"),
  ])
  func `a time is read in the given time zone`(text: String, zone: String, instant: String) throws {
    let time = try read(text, zone: zone)
    #expect(time.instant.timestamp == instant)
    #expect(time.zone == zone)
  }

  @Test func `an offset needs no zone, and is kept as UTC`() throws {
    let time = try read("2026-12-01T06:00:00.250-03:30", zone: nil)
    #expect(time.instant.timestamp == "2026-12-01T09:30:00.250Z")
    #expect(time.zone == "UTC")
  }

  @Test(arguments: [
    (
      "2026-03-29 02:30", "Europe/Berlin",
      "'2026-03-29 02:30' does not exist in Europe/Berlin, because its clocks skip it; "
        + "give 2026-03-29T01:30:00+01:00 or 2026-03-29T03:30:00+02:00."
    ),
    (
      "2026-10-25 02:30", "Europe/Berlin",
      "'2026-10-25 02:30' occurs twice in Europe/Berlin, because its clocks go back; "
        + "give 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00."
    ),
    (
      "2026-04-05 01:45", "Australia/Lord_Howe",
      "'2026-04-05 01:45' occurs twice in Australia/Lord_Howe, because its clocks go back; "
        + "give 2026-04-05T01:45:00+11:00 or 2026-04-05T01:45:00+10:30."
    ),
    (
      "2026-12-01 06:00", "Europe/Berln",
      "There is no zone 'Europe/Berln'; did you mean 'Europe/Berlin'?"
    ),
    ("2026-12-01 06:00", "tokyo", "There is no zone 'tokyo'; did you mean 'Asia/Tokyo'?"),
    ("2026-12-01 06:00Z", "../x", "There is no zone '../x'; name one such as Europe/Berlin."),
    (
      "9999-12-31 23:00", "Etc/GMT+12",
      "'9999-12-31 23:00' is not in the years 1 to 9999 of UTC."
    ),
    (
      "0001-01-01 00:00+00:01", nil,
      "'0001-01-01 00:00+00:01' does not exist; check the date and the time of day."
    ),
    (
      "2026-02-30 06:00", "UTC",
      "'2026-02-30 06:00' does not exist; check the date and the time of day."
    ),
    (
      "2026-12-01 24:00", "UTC",
      "'2026-12-01 24:00' does not exist; check the date and the time of day."
    ),
    (
      "2026-12-01T06:00+02:00", "Europe/Berlin",
      "'2026-12-01T06:00+02:00' contradicts Europe/Berlin, which is at +01:00 then; "
        + "leave out one of them."
    ),
    ("2026-12-01 06:00", "GMT+1", "There is no zone 'GMT+1'; name one such as Europe/Berlin."),
  ])
  func `an invalid time is refused with a sentence`(
    text: String, zone: String?, sentence: String
  ) {
    let error = #expect(throws: TimeError.self) {
      try read(text, zone: zone)
    }
    #expect(error?.description == sentence)
  }
}
