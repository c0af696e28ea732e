import Benchmarks
import Terminal

extension CommandReport {
  /// For a person: the rate, and what else was asked for.
  func text(for screen: TerminalCapabilities) -> String {
    [rate.text(for: screen), load?.text(for: screen), hot?.text(for: screen)]
      .compactMap(\.self).joined(separator: "\n")
  }
}

extension LoadFigures {
  /// A chart: a bar as long as the 99th percentile for each part of the rate, its front as long as
  /// the median.
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    let longest = steps.map(\.run.times.p99).max() ?? 0
    let table = Table(
      columns: [
        TableColumn("load", alignment: .right), TableColumn("due/s", alignment: .right),
        TableColumn("answered/s", alignment: .right), TableColumn("median", alignment: .right),
        TableColumn("p99", alignment: .right), TableColumn("p99.9", alignment: .right),
        TableColumn("p99, in the same scale"),
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
      + "p99 at half of the rate is \(Figure.decimals(ratio, 1)) times a bare row's median by one "
      + "client, \(Figure.decimals(lonelyRow.times.p50, 2)) ms\n"
  }
}

extension HotFigures {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    TimesTable(rows: [("one article, \(writers) writers", run)]).text(for: screen)
      + "each writer had \(Figure.count(fewest)) to \(Figure.count(most)) commands recorded; "
      + "\(Figure.count(conflicts)) were decided again, \(Figure.count(refused)) given up\n"
  }
}
