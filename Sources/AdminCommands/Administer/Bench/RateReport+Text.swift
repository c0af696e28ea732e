import Benchmarks
import Terminal

extension RateReport {
  /// The report as text: the machine, and the times of the median runs.
  func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add(
      "clients",
      "\(clients), \(Figure.count(runs.count)) times \(Figure.shortest(seconds)) s, seed \(seed)")
    facts.add("bare rows", Self.line(rows, "rows"))
    var times = [("a bare row", row), ("one of the \(work)", run)]
    var ratios = Figure.decimals(ratio, 2)
    if let messageDB {
      facts.add("message-db", Self.line(messageDB.runs, "reads and writes"))
      times.insert(("message-db, read and write", messageDB.run), at: 1)
      ratios += " of bare rows, \(Figure.decimals(messageDB.ratio, 2)) of message-db"
    }
    if let calls {
      facts.add(
        "calls", "\(Self.line(calls.runs, work)), \(Figure.decimals(calls.ratio, 2)) of bare rows")
      times.insert(("the call of a command", calls.run), at: times.count - 1)
    }
    facts.add(work, Self.line(runs, work))
    facts.add("ratio", ratios)
    return facts.text(for: screen) + "\n" + TimesTable(rows: times).text(for: screen)
  }

  private static func line(_ runs: [TimedRun], _ unit: String) -> String {
    let rates = runs.map { Figure.count(Int($0.perSecond)) }.joined(separator: ", ")
    return "\(rates) \(unit)/s"
  }
}
