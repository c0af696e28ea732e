import Benchmarks
import Terminal

extension QueryReport {
  /// The report as text: the machine, and a line for each query.
  func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add(
      "runs",
      "\(newsroom.queries.first?.runs.count ?? 0) times \(Figure.shortest(seconds)) s of each query, seed \(seed), "
        + (withTexts ? "with texts" : "without texts"))
    let parts = [facts.text(for: screen), Self.text(of: newsroom, ratios: nil, for: screen)]
    return (parts + (grown.map { [Self.text(of: $0, ratios: ratios, for: screen)] } ?? []))
      .joined(separator: "\n")
  }

  private static func text(
    of figures: QueryFigures, ratios: [String: Double]?, for screen: TerminalCapabilities
  ) -> String {
    let size = "\(Figure.count(figures.log.articles)) articles, milliseconds"
    let table = Table(
      columns: [TableColumn(size)]
        + (["queries/s", "median", "p90", "p99", "p99.9", "maximum"]
        + (ratios == nil ? [] : ["ratio"]))
        .map { TableColumn($0, alignment: .right) },
      rows: figures.queries.map { query in
        let times = query.median.times
        return [
          TableCell(query.name, .bold), TableCell(Figure.count(Int(query.median.perSecond))),
        ]
          + [times.p50, times.p90, times.p99, times.p999, times.maximum].map {
            TableCell(Figure.decimals($0, 2))
          }
          + (ratios?[query.name].map { [TableCell(Figure.decimals($0, 2))] } ?? [])
      })
    return table.text(for: screen)
  }
}
