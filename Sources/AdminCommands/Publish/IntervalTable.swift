import Digests
import EditorialReadModels
import Newsroom
import Terminal

/// A table of the times in which each revision of an article was public.
struct IntervalTable {
  let table: Table

  init(_ intervals: [LiveInterval]) {
    table = Table(
      columns: [
        TableColumn("from"), TableColumn("until"), TableColumn("revision", alignment: .right),
        TableColumn("digest", dropRank: 2),
        TableColumn("headline", minimumWidth: 16, dropRank: 1),
      ],
      rows: intervals.map { interval in
        let row = interval.row
        return [
          TableCell(Moment(row.liveFrom).absolute),
          TableCell(row.liveUntil.map { Moment($0).absolute } ?? "now", .green),
          TableCell(String(row.revision)), TableCell(String(row.digest.hex.prefix(8)), .dim),
          TableCell(
            interval.headline + (interval.erased.map { " [\($0.words.withShownTimes)]" } ?? "")),
        ]
      })
  }
}
