import Benchmarks
import Terminal

extension CommandReport {
  /// The report as text: the rate, and the other measurements that were requested.
  func text(for screen: TerminalCapabilities) -> String {
    [rate.text(for: screen), load?.text(for: screen), hot?.text(for: screen)]
      .compactMap(\.self).joined(separator: "\n")
  }
}

extension LoadFigures {
  /// A chart with a bar for each fraction of the rate. Its length is the 99th percentile.
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    let longest = steps.map(\.run.times.p99).max() ?? 0
    let table = Table(
      columns: [
        TableColumn("load", alignment: .right), TableColumn("due/s", alignment: .right),
        TableColumn("answered/s", alignment: .right), TableColumn("median", alignment: .right),
        TableColumn("p99", alignment: .right), TableColumn("p99.9", alignment: .right),
        TableColumn("p99, to scale"),
      ],
      rows: steps.map { step in
        let times = step.run.times
        return [
          TableCell("\(Int(step.share * 100)) %", .bold), TableCell(Figure.count(Int(step.due))),
          TableCell(Figure.count(Int(step.run.perSecond))),
          TableCell(Figure.decimals(times.p50, 2)),
          TableCell(Figure.decimals(times.p99, 2)), TableCell(Figure.decimals(times.p999, 2)),
          TableCell(BlockBar(share: longest > 0 ? times.p99 / longest : 0, cells: 24).text),
        ]
      })
    return table.text(for: screen)
      + "p99 at half the rate is \(Figure.decimals(ratio, 1)) times the median of a bare row with one "
      + "client, \(Figure.decimals(lonelyRow.times.p50, 2)) ms\n"
  }
}

extension HotFigures {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    TimesTable(rows: [("one article, \(writers) writers", run)]).text(for: screen)
      + "each writer had \(Figure.count(fewest)) to \(Figure.count(most)) commands recorded; "
      + "\(Figure.count(conflicts)) were retried, \(Figure.count(refused)) were given up\n"
  }
}
