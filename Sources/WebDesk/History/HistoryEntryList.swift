import EditorialReadModels
import HTML
import Newsroom

/// What was done to an article, the latest first.
struct HistoryEntryList {
  private let entries: [HistoryEntry]
  private let clock: DeskClock

  init(_ entries: [HistoryEntry], _ clock: DeskClock) {
    (self.entries, self.clock) = (entries, clock)
  }

  func write(to writer: inout HTMLWriter) {
    writer.begin(.ol, .cssClass("entries"))
    for entry in entries.reversed() {
      writer.begin(.li)
      writer.begin(.p, .direction("auto"))
      writer.write(.strong, text: entry.row.actor)
      writer.write(" \(clock.text(entry.row.words))")
      writer.end()
      for text in [entry.reason, entry.note].compactMap({ $0 }) {
        writer.write(.p, .cssClass("reason"), .direction("auto"), text: text)
      }
      if let erased = entry.erased {
        writer.write(.p, .cssClass("empty"), text: clock.text(erased.words))
      }
      writer.begin(.p, .cssClass("facts"))
      writer.write(entry.row.at, clock)
      writer.end()
      writer.end()
    }
    writer.end()
  }
}
