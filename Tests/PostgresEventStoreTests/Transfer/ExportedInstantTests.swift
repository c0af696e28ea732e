import Foundation
import Testing

@testable import PostgresEventStore

struct ExportedInstantTests {
  private func instant(_ text: String) -> Date? {
    var text = text
    return text.withUTF8 { Date(exported: UnsafeRawBufferPointer($0)) }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00.000000Z", 0), ("2000-02-29T23:59:59.999999Z", 951_868_799.999_999),
    ("2026-11-23T23:18:04.609001Z", 1_795_475_884.609_001),
    ("1969-12-31T23:59:59.500000Z", -0.5),
  ])
  func `an instant is read to the microsecond`(text: String, seconds: Double) throws {
    let read = try #require(instant(text)).timeIntervalSince1970
    #expect(abs(read - seconds) < 0.000_000_5)
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T23:18:04Z", "2026-11-23 23:18:04.609001Z",
    "2026-11-23T23:18:04.609001+", "2026-11-31T00:00:00.000000Z", "2026-13-01T00:00:00.000000Z",
    "2026-00-01T00:00:00.000000Z", "2027-02-29T00:00:00.000000Z", "2026-11-23T24:00:00.000000Z",
    "2026-11-23T23:60:00.000000Z", "2026-11-23T23:59:60.000000Z", "2026-11-2\u{e9}T3:18:04.000000Z",
  ])
  func `text that no export writes is refused`(text: String) {
    #expect(instant(text) == nil)
  }
}
