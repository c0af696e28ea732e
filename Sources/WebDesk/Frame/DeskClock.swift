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

  func text(_ instant: Date) -> String { ShownTime(instant, in: zone, now: now).local }

  /// The time of day, such as `12:03`, with the zone.
  func time(_ instant: Date) -> String { ShownTime(instant, in: zone, now: now).time }

  /// A sentence with the times in it in the newsroom's zone.
  func text(_ sentence: String) -> String { ShownTimes(sentence, in: zone, now: now).description }
}

extension HTMLWriter {
  /// An instant, for people and for programs.
  mutating func write(_ instant: Date, _ clock: DeskClock) {
    write(.time, .instant(instant.timestamp), text: clock.text(instant))
  }
}
