import Editorial
import Foundation
import Testing

struct TimestampTests {
  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00.000Z"),
    (1_795_421_700.007, "2026-11-23T08:15:00.007Z"),
    (-0.001, "1969-12-31T23:59:59.999Z"),
    (951_868_799.999, "2000-02-29T23:59:59.999Z"),
    (1.0004, "1970-01-01T00:00:01.000Z"),
    (1.9996, "1970-01-01T00:00:02.000Z"),
    (-1e30, "0001-01-01T00:00:00.000Z"),
    (1e30, "9999-12-31T23:59:59.999Z"),
  ])
  func `a time is written in UTC with milliseconds`(_ seconds: Double, _ text: String) {
    #expect(Date(timeIntervalSince1970: seconds).timestamp == text)
  }

  @Test(arguments: [
    ("2026-11-23T08:15:00.007Z", "2026-11-23T08:15:00.007Z"),
    ("2026-11-23T08:15:00Z", "2026-11-23T08:15:00.000Z"),
    ("2026-11-23T08:15:00.5Z", "2026-11-23T08:15:00.500Z"),
    ("2026-11-23T08:15:00.123987Z", "2026-11-23T08:15:00.123Z"),
    ("2026-11-23T08:15:00+02:00", "2026-11-23T06:15:00.000Z"),
    ("2026-01-01T00:15:00.000-05:30", "2026-01-01T05:45:00.000Z"),
  ])
  func `a timestamp is parsed in any zone`(_ text: String, _ written: String) {
    #expect(Date(timestamp: text)?.timestamp == written)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T08:15Z", "2026-11-23 08:15:00Z", "2026-11-23T24:00:00Z",
    "2026-11-23T08:60:00Z", "2026-11-23T08:15:60Z", "2026-11-23T08:15:00", "2026-11-31T08:15:00Z",
    "2026-11-23T08:15:00.Z", "2026-11-23T08:15:00.1234567890Z", "2026-11-23T08:15:00+2:00",
    "2026-11-23T08:15:00Z ", "2026-11-23T08:15:00+0200", "0001-01-01T00:00:00+00:01",
    "9999-12-31T23:59:59.999-00:01",
  ])
  func `an invalid timestamp is refused`(_ text: String) {
    #expect(Date(timestamp: text) == nil)
  }

  @Test func `a written timestamp is parsed to exactly the same time`() {
    var milliseconds = -62_135_596_800_000
    while milliseconds < 253_402_300_799_999 {
      let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      guard Date(timestamp: date.timestamp) == date, date.roundedToMilliseconds == date else {
        Issue.record("\(milliseconds)")
        return
      }
      milliseconds += 314_159_265_359
    }
  }
}
