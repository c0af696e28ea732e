import Editorial
import Foundation
import HTML
import Newsroom

/// Shows times in the newsroom's zone.
struct DeskClock {
  let zone: ZoneName
  let now: Date

  init(_ member: Member, now: Date = Date()) {
    zone = member.newsroomSettings.timeZone.flatMap { ZoneName(known: $0) } ?? .utc
    self.now = now
  }

  func text(_ instant: Date) -> String {
    ShownTime(instant, in: zone, now: now, names: DeskLanguage.current.dateNames).local
  }

  /// A sentence with the times in it in the newsroom's zone.
  func text(_ sentence: String) -> String {
    ShownTimes(sentence, in: zone, now: now, names: DeskLanguage.current.dateNames).description
  }

  /// How long ago it was, or how long it will be: `3 h ago`.
  func distance(_ instant: Date) -> String {
    let span = RoughSpan(abs(instant.timeIntervalSince(now))).words
    return instant < now ? say("\(span) ago") : say("in \(span)")
  }

  /// How long it has lasted: `3 h`.
  func age(_ instant: Date) -> String { RoughSpan(max(0, now.timeIntervalSince(instant))).words }

  var today: CalendarDate { reader(.future).today }

  /// Reads times as people say them, in the newsroom's zone.
  func reader(_ direction: TimeReader.Direction) -> TimeReader {
    TimeReader(now: now, zone: zone, direction)
  }
}

extension HTMLWriter {
  /// An instant, for people and for programs.
  mutating func write(_ instant: Date, _ clock: DeskClock) {
    write(.time, .instant(instant.timestamp), text: clock.text(instant))
  }
}
