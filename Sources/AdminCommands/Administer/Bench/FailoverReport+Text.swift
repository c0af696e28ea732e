import Benchmarks
import Terminal

extension FailoverReport {
  /// The report as text: the machine, what was counted, and a line for each kind of fault.
  func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add("writers", "\(writers), seed \(seed)")
    facts.add(
      "acknowledged",
      "\(Figure.count(acknowledged)) events; lost \(lost), recorded twice \(recordedTwice), "
        + "out of order \(outOfOrder)")
    facts.add("sent again", "\(Figure.count(sentAgain)) commands")
    facts.add("articles", "\(torn) with a gap; the audits found \(findings) faults")
    facts.add("beyond limits", "\(beyondLimit) processes and commands")
    return facts.text(for: screen) + "\n" + table.text(for: screen)
  }

  /// Seconds: the median and the longest time.
  private var table: Table {
    Table(
      columns: [TableColumn("seconds")]
        + ["failovers", "command", "worst", "psql", "worst", "later by", "worst"].map {
          TableColumn($0, alignment: .right)
        },
      rows: figures.map { figures in
        [
          TableCell(figures.fault?.rawValue ?? "all", .bold),
          TableCell(Figure.count(figures.count)),
        ]
          + [figures.command, figures.psql, figures.difference].flatMap { times in
            [times.p50, times.maximum].map { TableCell(Figure.decimals($0 / 1_000, 2)) }
          }
      })
  }
}
