import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom

/// The times in which the public could read each revision, the latest first.
struct PublicTimeline {
  let article: UUID
  let intervals: [LiveInterval]
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    guard !intervals.isEmpty else {
      writer.write(.p, .cssClass("empty"), text: DeskWords.neverPublic)
      return
    }
    writer.begin(.ol, .cssClass("timeline"))
    for interval in intervals.reversed() {
      let row = interval.row
      writer.begin(.li, .cssClass(row.liveUntil == nil ? "current" : "past"))
      writer.begin(.p, .cssClass("facts"))
      writer.write(row.liveFrom, clock)
      writer.write(" – ")
      if let end = row.liveUntil { writer.write(end, clock) } else { writer.write(DeskWords.now) }
      writer.end()
      writer.begin(.p)
      let address = AddressQuery().adding("revision", "\(row.revision)")
        .address(of: DeskPath.article(article))
      writer.write(.a, .link(address), .direction("auto"), text: interval.headline)
      writer.write(" · \(DeskWords.revision) \(row.revision)")
      writer.end()
      if let erased = interval.erased {
        writer.write(.p, .cssClass("empty"), text: clock.text(erased.words))
      }
      writer.end()
    }
    writer.end()
  }
}
