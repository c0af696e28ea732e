import Editorial
import Foundation
import HTML
import Newsroom

/// Shows times in the newsroom's zone.
struct DeskClock {
  let zone: ZoneName
  let now: Date

  init(_ member: Member, now: Date = Date()) { self.init(member.newsroomSettings, now: now) }

  init(_ settings: NewsroomSettings, now: Date = Date()) {
    zone = settings.timeZone.flatMap { ZoneName(known: $0) } ?? .utc
    self.now = now
  }

  func text(_ instant: Date) -> String { ShownTime(instant, in: zone, now: now).local }

  /// A sentence with the times in it in the newsroom's zone.
  func text(_ sentence: String) -> String { ShownTimes(sentence, in: zone, now: now).description }
}

extension HTMLWriter {
  /// An instant, for people and for programs.
  mutating func write(_ instant: Date, _ clock: DeskClock) {
    write(.time, .instant(instant.timestamp), text: clock.text(instant))
  }
}
