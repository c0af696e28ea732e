import ArgumentParsing
import Editorial
import Foundation
import Manuscripts

@testable import Newsroom

/// A typed time, date, slug, language or article in the first line. The second line is the zone of
/// a time.
enum InstantsTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    checkInstant(lines[0], zone: lines.count > 1 ? lines[1] : nil)
    checkDate(lines[0])
    checkNames(lines[0])
  }

  private static func checkInstant(_ text: String, zone: String?) {
    let named = zone.flatMap { try? ZoneName($0) }
    for direction in [TimeReader.Direction.future, .past] {
      let reader = TimeReader(
        now: Date(timeIntervalSince1970: 1_795_960_800), zone: named ?? .utc,
        isZoneGiven: named != nil, direction)
      if let typed = try? reader.instant(text) {
        checkTimestamp(of: typed.instant)
        let start = Date(timeIntervalSince1970: 0)
        _ = ShownTime(typed.instant, in: named ?? .utc, now: start).text
        _ = RoughSpan.distance(of: typed.instant, from: start)
      }
      _ = try? reader.day(text)
    }
    _ = ShownTimes(text, in: named ?? .utc, now: Date(timeIntervalSince1970: 0))
    if let instant = Date(timestamp: text) { checkTimestamp(of: instant) }
  }

  private static func checkTimestamp(of instant: Date) {
    require(
      Date(timestamp: instant.timestamp) == instant, "an instant comes back the same",
      "\(instant.timeIntervalSince1970) \(instant.timestamp)")
  }

  private static func checkDate(_ text: String) {
    guard let date = CalendarDate(text) else { return }
    require(areSameBytes(date.description, text), "a date is written in one way", text)
    require(
      CalendarDate(daysSince1970: date.daysSince1970) == date, "a date is its day's number", text)
  }

  private static func checkNames(_ text: String) {
    if let slug = Slug(text) { require(isInert(slug.text), "a slug is plain", text) }
    if let slug = try? Slug.suggested(from: text) {
      require(isInert(slug.text), "a slug is plain", text)
    }
    if let tag = LanguageTag(text) {
      let again = LanguageTag(tag.text).map(\.text) ?? ""
      require(areSameBytes(again, tag.text), "a tag has one form", text)
    }
    if let ids = IDPrefix(text) {
      require(ids.lowest.uuidString <= ids.highest.uuidString, "ids are in their order", text)
    }
  }
}
