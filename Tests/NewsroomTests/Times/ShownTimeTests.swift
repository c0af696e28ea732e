import Editorial
import Foundation
import Newsroom
import Testing

/// Times as answers show them. It is Sunday, 29 November 2026.
struct ShownTimeTests {
  private static let now = Date(timeIntervalSince1970: 1_795_960_800)

  private func shown(_ timestamp: String, in zone: String) throws -> String {
    let instant = try #require(Date(timestamp: timestamp))
    return ShownTime(instant, in: try ZoneName(zone), now: Self.now).text
  }

  @Test(arguments: [
    ("2026-11-30T11:00:00Z", "America/New_York", "Mon 30 Nov 06:00 New York (11:00 UTC)"),
    ("2026-12-01T03:30:00Z", "America/New_York", "Mon 30 Nov 22:30 New York (Tue 1 Dec 03:30 UTC)"),
    ("2027-01-01T00:30:00Z", "Europe/Berlin", "Fri 1 Jan 2027 01:30 Berlin (00:30 UTC)"),
    (
      "2026-12-31T23:30:00Z", "Europe/Berlin",
      "Fri 1 Jan 2027 00:30 Berlin (Thu 31 Dec 23:30 UTC)"
    ),
    ("2026-11-30T06:00:59Z", "UTC", "Mon 30 Nov 06:00 UTC"),
    ("2026-11-30T06:00:59Z", "Etc/UTC", "Mon 30 Nov 06:00 UTC"),
    ("1969-12-31T23:00:00Z", "UTC", "Wed 31 Dec 1969 23:00 UTC"),
    (
      "2026-11-30T12:00:00Z", "America/Argentina/Buenos_Aires",
      "Mon 30 Nov 09:00 Buenos Aires (12:00 UTC)"
    ),
  ])
  func `a time is shown in the zone and in UTC, with the year if it is not this year`(
    timestamp: String, zone: String, text: String
  ) throws {
    #expect(try shown(timestamp, in: zone) == text)
  }

  @Test(arguments: [
    ("until 2026-11-30T11:00:00.000Z; wait", "until Mon 30 Nov 06:00 New York (11:00 UTC); wait"),
    ("for 2026-11-30T11:00:00.000Z (Asia/Tokyo)", "for Mon 30 Nov 06:00 New York (11:00 UTC)"),
    ("at 2026-11-30T11:00:00.000Z (GDPR)", "at Mon 30 Nov 06:00 New York (11:00 UTC) (GDPR)"),
    ("TéT 2026-11-30T11:00Z T", "TéT 2026-11-30T11:00Z T"), ("", ""),
    (
      "2026-11-30T11:00:00.000Z2026-11-30T11:01:00.000Z",
      "Mon 30 Nov 06:00 New York (11:00 UTC)Mon 30 Nov 06:01 New York (11:01 UTC)"
    ),
    ("écriture 2026-99-30T11:00:00.000Z", "écriture 2026-99-30T11:00:00.000Z"),
  ])
  func `the times of a sentence are shown, and nothing else changes`(
    sentence: String, shown: String
  ) throws {
    let zone = try ZoneName("America/New_York")
    #expect(ShownTimes(sentence, in: zone, now: Self.now).description == shown)
  }

  @Test func `a shown time can be read again`() throws {
    let zone = try ZoneName("America/New_York")
    let reader = TimeReader(now: Self.now, zone: zone, .future)
    let read = try reader.instant("Mon 30 Nov 06:00").instant
    #expect(ShownTime(read, in: zone, now: Self.now).local == "Mon 30 Nov 06:00 New York")
  }
}
