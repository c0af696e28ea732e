import Editorial
import Foundation

/// Reads times as other systems write them: `2020-03-04 10:00:00 +0100`, `2020-03-04T10:00:00Z`,
/// `2020-03-04 10:00`, or a date alone, which means its start.
struct ForeignTime {
  /// The IANA name of the zone of times without an offset.
  let zone: String?

  /// - Throws: ``Failure`` that names the problem. Without a zone, it offers to name one.
  func instant(_ text: String) throws(Failure) -> Date {
    let parts =
      #/
      ([0-9]{4}-[0-9]{2}-[0-9]{2})
      (?:[\ Tt]+([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?))?
      \ *(Z|z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?
      /#
    guard let found = text.wholeMatch(of: parts) else {
      throw Failure(
        .invalid, "is not a time such as 2020-03-04 10:00:00 +0100, or a date such as 2020-03-04")
    }
    let clock = found.2.map { $0.prefix { $0 != ":" }.count == 1 ? "0\($0)" : "\($0)" }
    do {
      if let offset = found.3 {
        return try reader(.utc).instant(
          "\(found.1) \(clock ?? "00:00")\(Self.standard(String(offset)))"
        ).instant
      }
      guard let zone else {
        throw Failure(.invalid, "has no offset from UTC; name its time zone", .giveZone)
      }
      let reader = reader(try ZoneName(zone))
      // A day whose midnight the zone's clocks skip begins later.
      guard let clock else { return reader.start(of: try reader.day(String(found.1))) }
      return try reader.instant("\(found.1) \(clock)").instant
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.invalid, "is not a usable time: \(error)")
    }
  }

  /// Reads exact times, which do not depend on the current time.
  private func reader(_ zone: ZoneName) -> TimeReader {
    TimeReader(now: .distantPast, zone: zone, .past)
  }

  private static func standard(_ offset: String) -> String {
    guard offset.first == "+" || offset.first == "-" else { return "Z" }
    return offset.contains(":") ? offset : "\(offset.prefix(3)):\(offset.suffix(2))"
  }
}
