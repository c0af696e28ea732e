import Benchmarks
import Terminal

extension StartReport {
  /// The report as text: the machine, and two lines for each comparison.
  func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add("runs", "\(Figure.count(runs)) of each, in turn; seed \(seed)")
    return facts.text(for: screen) + "\n" + table.text(for: screen)
  }

  private var table: Table {
    Table(
      columns: [TableColumn("milliseconds")]
        + ["median", "p90", "p99", "p99.9", "maximum", "ratio"].map {
          TableColumn($0, alignment: .right)
        },
      rows: comparisons.flatMap { comparison in
        [
          row(comparison.command, comparison.galley, ratio: comparison.ratio),
          row(comparison.beside, comparison.psql, ratio: 1),
        ]
      })
  }

  private func row(_ name: String, _ times: Quantiles, ratio: Double) -> [TableCell] {
    [TableCell(name, .bold)]
      + [times.p50, times.p90, times.p99, times.p999, times.maximum].map {
        TableCell(Figure.decimals($0, 2))
      } + [TableCell(Figure.decimals(ratio, 2))]
  }
}
