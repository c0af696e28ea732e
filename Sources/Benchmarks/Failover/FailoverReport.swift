package import JSON

/// The results of the failover benchmark, and the machine.
package struct FailoverReport: Hashable, Sendable {
  /// After one fault.
  package struct Times: Hashable, Sendable {
    package let fault: Fault
    /// Until a command that was sent at the moment of the fault was recorded.
    package let command: Duration
    /// Until psql could write.
    package let psql: Duration

    package init(fault: Fault, command: Duration, psql: Duration) {
      (self.fault, self.command, self.psql) = (fault, command, psql)
    }
  }

  /// The faults of one kind, or all.
  package struct Figures: Hashable, Sendable {
    /// Nil for all kinds.
    package let fault: Fault?
    package let count: Int
    package let command: Quantiles
    package let psql: Quantiles
    /// How much later the command was recorded than psql could write, after the same fault.
    package let difference: Quantiles

    init(_ fault: Fault?, _ times: [Times]) {
      (self.fault, count) = (fault, times.count)
      command = Quantiles(times.map(\.command))
      psql = Quantiles(times.map(\.psql))
      difference = Quantiles(times.map { $0.command - $0.psql })
    }
  }

  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let writers: Int
  /// Of all faults, then of each kind.
  package let figures: [Figures]
  package let acknowledged: Int
  package let sentAgain: Int
  package let lost: Int
  package let recordedTwice: Int
  package let torn: Int
  package let outOfOrder: Int
  package let findings: Int
  package let beyondLimit: Int

  package init(
    machine: Machine, server: ServerFacts, seed: UInt64, writers: Int, times: [Times],
    acknowledged: Int, sentAgain: Int, lost: Int, recordedTwice: Int, torn: Int, outOfOrder: Int,
    findings: Int, beyondLimit: Int
  ) {
    (self.machine, self.server, self.seed, self.writers) = (machine, server, seed, writers)
    figures =
      [Figures(nil, times)]
      + Fault.allCases.map { fault in Figures(fault, times.filter { $0.fault == fault }) }
      .filter { $0.count > 0 }
    (self.acknowledged, self.sentAgain) = (acknowledged, sentAgain)
    (self.lost, self.recordedTwice, self.torn) = (lost, recordedTwice, torn)
    (self.outOfOrder, self.findings, self.beyondLimit) = (outOfOrder, findings, beyondLimit)
  }

  /// Whether everything that was acknowledged is in the log once, in a possible order.
  package var isIntact: Bool {
    [lost, recordedTwice, torn, outOfOrder, findings].allSatisfy { $0 == 0 }
  }
}

extension FailoverReport: JSONDescribed {
  package static let json = JSONDescription<FailoverReport>(
    "FailoverReport", "What failovers under load lost, and how long they took.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server of each node.", \.server),
      JSONMember("seed", "The seed of the commands and of the moments of the faults.", \.seed),
      JSONMember("writers", "The number of concurrent writers.", \.writers),
      JSONMember(
        "figures", "The times after all faults, then after those of each kind.", \.figures),
      JSONMember("acknowledged", "The events that were acknowledged.", \.acknowledged),
      JSONMember(
        "sentAgain", "The commands that a writer sent again because their answer was lost.",
        \.sentAgain),
      JSONMember("lost", "The acknowledged events that are not in the log.", \.lost),
      JSONMember(
        "recordedTwice", "The events in the log that belong to no acknowledged command.",
        \.recordedTwice),
      JSONMember("torn", "The articles whose versions have a gap.", \.torn),
      JSONMember(
        "outOfOrder", "The events before an event that was acknowledged earlier.", \.outOfOrder),
      JSONMember("findings", "What the audits of the read models found.", \.findings),
      JSONMember(
        "beyondLimit", "The processes and commands that took longer than their limits permit.",
        \.beyondLimit),
    ])
}

extension FailoverReport.Figures: JSONDescribed {
  package static let json = JSONDescription<FailoverReport.Figures>(
    "FailoverFigures", "Times after faults of the node that accepts changes, in milliseconds.",
    [
      JSONMember("fault", "The kind of fault; null for all.", { $0.fault?.rawValue }),
      JSONMember("count", "The number of faults.", \.count),
      JSONMember(
        "command", "Until a command that was sent at the moment of the fault was recorded.",
        \.command),
      JSONMember("psql", "Until psql, with the same hosts, could write.", \.psql),
      JSONMember(
        "difference", "How much later the command was recorded, after the same fault.",
        \.difference),
    ])
}
