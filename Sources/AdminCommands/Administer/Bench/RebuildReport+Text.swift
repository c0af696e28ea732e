import Benchmarks
import Terminal

extension RebuildReport {
  /// The report as text: the machine, the limit, and a line for each read model.
  func text(for screen: TerminalCapabilities) -> String {
    [facts.text(for: screen), table.text(for: screen), workTable.text(for: screen)]
      .joined(separator: "\n")
      + (growth.map { "\n" + $0.facts.text(for: screen) } ?? "")
  }

  private var facts: Facts {
    var facts = Facts()
    facts.add(machine, server)
    facts.add(
      "log",
      "\(Figure.count(log.events)) events of \(Figure.count(log.articles)) articles, seed \(seed), "
        + "generated and written in \(Figure.seconds(loadingSeconds)), "
        + "\(Figure.count(Int(Double(log.events) / loadingSeconds))) per second")
    facts.add(
      "size",
      "\(Figure.bytes(log.eventBytes)) and \(Figure.bytes(log.eventIndexBytes)) of indexes, "
        + "\(log.payloadBytes) bytes per payload; in addition \(Figure.count(log.texts)) texts, "
        + "\(Figure.bytes(log.textBytes))")
    facts.add(
      "raw limit",
      "the server alone, for all read models: \(Figure.count(limit.eventsPerSecond)) events per "
        + "second")
    facts.add(
      "",
      "reading the log in \(Figure.decimals(limit.readingSeconds, 2)) s, writing "
        + "\(Figure.count(limit.rows)) rows in \(Figure.decimals(limit.writingSeconds, 2)) s, "
        + "creating the indexes in \(Figure.decimals(limit.indexingSeconds, 2)) s")
    facts.add("reading alone", "in no order: \(rawLimit.line("events"))")
    facts.add("", "all columns as text: \(rawLimitOfLog.line("events"))")
    facts.add("", "the texts: \(rawLimitOfTexts.line("texts"))")
    facts.add(
      "memory",
      "\(Figure.bytes(peakMemory)) at most, \(Figure.bytes(peakMemoryBefore)) before the "
        + "rebuilds")
    return facts
  }

  private var table: Table {
    Table(
      columns: [
        TableColumn("read model"), TableColumn("rows", alignment: .right),
        TableColumn("fold", alignment: .right), TableColumn("index", alignment: .right),
        TableColumn("texts", alignment: .right), TableColumn("verify", alignment: .right),
        TableColumn("lock ms", alignment: .right), TableColumn("events/s", alignment: .right),
        TableColumn("of raw", alignment: .right),
        TableColumn("verified", alignment: .right),
      ],
      rows: models.map { model in
        [
          TableCell(model.name, .bold), TableCell(Figure.count(model.rows)),
          TableCell(Figure.decimals(model.phases["folding"] ?? 0, 2)),
          TableCell(Figure.decimals(model.phases["indexing"] ?? 0, 2)),
          TableCell(Figure.decimals(model.phases["deriving"] ?? 0, 2)),
          TableCell(Figure.decimals(model.phases["verifying"] ?? 0, 2)),
          TableCell(Figure.decimals(model.swapLockMilliseconds, 1)),
          TableCell(Figure.count(model.eventsPerSecond)),
          TableCell(Figure.decimals(model.ratio, 2)),
          TableCell(Figure.decimals(model.verifiedRatio, 2)),
        ]
      })
  }
}

extension RebuildReport {
  /// The waiting times of people who work during the rebuild.
  private var workTable: Table {
    Table(
      columns: [TableColumn("milliseconds")]
        + ["median", "p99", "slowest"].map { TableColumn($0, alignment: .right) },
      rows: [
        ("a command, at rest", workAtRest.commands),
        ("a command, during the rebuild", workMeanwhile.commands),
        ("a query, at rest", workAtRest.queries),
        ("a query, during the rebuild", workMeanwhile.queries),
      ].map { name, times in
        [TableCell(name, .bold)]
          + [times.p50, times.p99, times.maximum].map { TableCell(Figure.decimals($0, 1)) }
      })
  }
}

extension GrowthFigures {
  fileprivate var facts: Facts {
    var facts = Facts()
    facts.add(
      "longer log",
      "\(Figure.count(log.events)) events of \(Figure.count(log.articles)) articles, generated and "
        + "written in \(Figure.seconds(loadingSeconds)); \(Figure.bytes(log.eventBytes)) and "
        + "\(Figure.bytes(log.eventIndexBytes)) of indexes")
    facts.add(
      "first build",
      "all read models at \(Figure.count(eventsPerSecond)) events/s, "
        + "\(Figure.decimals(ratio, 2)) of the rate on the first log, both without the text index")
    facts.add("memory", "\(Figure.bytes(peakMemory)) at most")
    return facts
  }
}
