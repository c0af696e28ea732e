import Benchmarks
import Terminal

extension VerifyReport {
  /// The report as facts: the machine, the limit and its parts, and the rate of verification.
  var facts: Facts {
    var facts = Facts()
    facts.add("machine", machine.line)
    facts.add("server", "PostgreSQL \(server.version)")
    facts.add(
      "log",
      "\(Figure.count(log.events)) events of \(Figure.count(log.articles)) articles and "
        + "\(Figure.count(log.texts)) texts, seed \(seed)")
    facts.add("events alone", "the server: \(rawLimit.line("events"))")
    facts.add("texts alone", "the server: \(rawLimitOfTexts.line("texts"))")
    facts.add(
      "sha256sum",
      "\(Figure.bytes(digesting.bytes)) in \(Figure.decimals(digesting.medianSeconds, 2)) s, "
        + "\(Figure.bytes(Int(Double(digesting.bytes) / digesting.medianSeconds)))/s")
    facts.add(
      "limit",
      "\(Figure.count(limit)) events/s, for the three in sequence: "
        + "\(Figure.decimals(rawLimit.medianSeconds, 2)) + "
        + "\(Figure.decimals(rawLimitOfTexts.medianSeconds, 2)) + "
        + "\(Figure.decimals(digesting.medianSeconds, 2)) s")
    facts.add("sealed", "in \(Figure.decimals(sealingSeconds, 2)) s")
    facts.add(
      "verified",
      "\(Figure.count(eventsPerSecond)) events/s, \(Figure.decimals(ratio, 2)) of the limit "
        + "(median of \(verifyingSeconds.map { Figure.decimals($0, 2) }.joined(separator: ", ")) s), "
        + "by \(workers) threads")
    facts.add("memory", "\(Figure.bytes(peakMemory)) at most")
    return facts
  }
}
