import Foundation

/// How much of some work was done a second, against bare rows by as many connections, and on what.
package struct RateReport: Hashable, Sendable, Encodable {
  package let machine: Machine
  package let server: ServerFacts
  /// What was done, in the plural: commands, appends.
  package let work: String
  package let clients: Int
  /// Of each run.
  package let seconds: Int
  package let seed: UInt64
  /// One prepared INSERT a transaction, by as many connections as there are clients.
  package let rows: [TimedRun]
  /// Right after each of them, the work.
  package let runs: [TimedRun]

  /// The median run of each.
  package let row: TimedRun
  package let run: TimedRun

  /// The work's rate to that of the rows, of the median runs.
  package let ratio: Double

  init(
    machine: Machine, server: ServerFacts, work: String, clients: Int, seconds: Int, seed: UInt64,
    rows: [TimedRun], runs: [TimedRun]
  ) {
    self.machine = machine
    self.server = server
    self.work = work
    self.clients = clients
    self.seconds = seconds
    self.seed = seed
    self.rows = rows
    self.runs = runs
    row = TimedRun.median(of: rows)
    run = TimedRun.median(of: runs)
    ratio = run.perSecond / row.perSecond
  }
}
