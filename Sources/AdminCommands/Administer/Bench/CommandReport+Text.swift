import Benchmarks
import Terminal

extension CommandReport {
  /// For a person: what it ran on, and the times of the median runs.
  func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add("machine", machine.line)
    facts.add(
      "server",
      "PostgreSQL \(server.version), synchronous_commit "
        + (server.settings.first { $0.name == "synchronous_commit" }?.value ?? "unknown"))
    facts.add(
      "clients",
      "\(clients), \(Figure.count(commands.count)) times \(seconds) s, seed \(seed)")
    facts.add("bare rows", line(rows, "rows"))
    facts.add("commands", line(commands, "commands"))
    facts.add("ratio", Figure.decimals(ratio, 2))
    return facts.text(for: screen) + "\n" + table.text(for: screen)
  }

  private func line(_ runs: [Run], _ unit: String) -> String {
    let rates = runs.map { Figure.count(Int($0.perSecond)) }.joined(separator: ", ")
    return "\(rates) \(unit)/s"
  }

  private var table: Table {
    Table(
      columns: [TableColumn("milliseconds")]
        + ["median", "p90", "p99", "p99.9", "maximum"].map { TableColumn($0, alignment: .right) },
      rows: [("a bare row", row.times), ("a command", command.times)].map { name, times in
        [TableCell(name, .bold)]
          + [times.p50, times.p90, times.p99, times.p999, times.maximum].map {
            TableCell(Figure.decimals($0, 2))
          }
      })
  }
}
