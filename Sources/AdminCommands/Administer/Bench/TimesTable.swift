import Benchmarks
import Terminal

/// The times of several kinds of work, one line each.
struct TimesTable {
  let rows: [(name: String, run: TimedRun)]

  func text(for screen: TerminalCapabilities) -> String {
    Table(
      columns: [TableColumn("milliseconds")]
        + ["per second", "median", "p90", "p99", "p99.9", "maximum"]
        .map { TableColumn($0, alignment: .right) },
      rows: rows.map { name, run in
        let times = run.times
        return [TableCell(name, .bold), TableCell(Figure.count(Int(run.perSecond)))]
          + [times.p50, times.p90, times.p99, times.p999, times.maximum].map {
            TableCell(Figure.decimals($0, 2))
          }
      }
    ).text(for: screen)
  }
}
