import Benchmarks
import Terminal

extension RebuildReport {
  /// For a person: what it ran on, the raw limit, and a line for each read model.
  func text(for screen: TerminalCapabilities) -> String {
    facts.text(for: screen) + "\n" + table.text(for: screen)
  }

  private var facts: Facts {
    var facts = Facts()
    facts.add("machine", machine.line)
    facts.add("server", "PostgreSQL \(server.version)")
    facts.add(
      "settings", server.settings.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
    facts.add(
      "log",
      "\(Figure.count(log.events)) events of \(Figure.count(log.articles)) articles, seed \(seed), "
        + "made up and written in \(Figure.seconds(loadingSeconds)), "
        + "\(Figure.count(Int(Double(log.events) / loadingSeconds))) a second")
    facts.add(
      "size",
      "\(Figure.bytes(log.eventBytes)) and \(Figure.bytes(log.eventIndexBytes)) of indexes, "
        + "\(log.payloadBytes) bytes a payload; beside it \(Figure.count(log.texts)) texts, "
        + "\(Figure.bytes(log.textBytes))")
    facts.add("raw limit", "the server alone: \(rawLimit.line("events"))")
    facts.add("", "the texts, for comparison: \(rawLimitOfTexts.line("texts"))")
    facts.add(
      "memory",
      "\(Figure.bytes(peakMemory)) at the most, \(Figure.bytes(peakMemoryBefore)) before the "
        + "rebuilds")
    return facts
  }

  private var table: Table {
    Table(
      columns: [
        TableColumn("read model"), TableColumn("rows", alignment: .right),
        TableColumn("fold", alignment: .right), TableColumn("index", alignment: .right),
        TableColumn("verify", alignment: .right), TableColumn("lock ms", alignment: .right),
        TableColumn("events/s", alignment: .right), TableColumn("of raw", alignment: .right),
        TableColumn("verified", alignment: .right),
      ],
      rows: models.map { model in
        [
          TableCell(model.name, .bold), TableCell(Figure.count(model.rows)),
          TableCell(Figure.decimals(model.phases["folding"] ?? 0, 2)),
          TableCell(Figure.decimals(model.phases["indexing"] ?? 0, 2)),
          TableCell(Figure.decimals(model.phases["verifying"] ?? 0, 2)),
          TableCell(Figure.decimals(model.swapLockMilliseconds, 1)),
          TableCell(Figure.count(model.eventsPerSecond)),
          TableCell(Figure.decimals(model.ratio, 2)),
          TableCell(Figure.decimals(model.verifiedRatio, 2)),
        ]
      })
  }
}

extension RawLimit {
  fileprivate func line(_ unit: String) -> String {
    let runs = seconds.map { Figure.decimals($0, 2) }.joined(separator: ", ")
    return "\(Figure.count(rowsPerSecond)) \(unit)/s (median of \(runs) s)"
  }
}

extension Machine {
  fileprivate var line: String {
    "\(processor), \(cores) cores, \(Figure.bytes(memory)) of memory, \(kernel)"
  }
}
