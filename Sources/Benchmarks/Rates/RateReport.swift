import Foundation
package import JSON

/// The rate of some work, compared with bare rows from as many connections, and the machine.
package struct RateReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  /// The unit of work in the plural: commands, appends.
  package let work: String
  package let clients: Int
  /// The duration of each run.
  package let seconds: Double
  package let seed: UInt64
  /// One prepared INSERT in each transaction, from as many connections as there are clients.
  package let rows: [TimedRun]
  /// The work, right after each run of rows.
  package let runs: [TimedRun]

  /// How often message-db reads a stream and writes to it, from as many connections, if it was measured.
  /// The ratio is the rate of the work to that of message-db.
  package let messageDB: ComparedRuns?
  /// The calls of the work alone, prepared in advance, if they were measured: the limit of any client of the
  /// same log. The ratio is their rate to that of the rows.
  package let calls: ComparedRuns?

  /// The median run of each.
  package let row: TimedRun
  package let run: TimedRun

  /// The ratio of the rate of the work to that of the rows, in the median runs.
  package let ratio: Double

  /// - Parameters:
  ///   - messageDB: Its runs; empty if it was not measured.
  ///   - calls: The runs of the calls alone; empty if they were not measured.
  init(
    machine: Machine, server: ServerFacts, work: String, clients: Int, seconds: Double,
    seed: UInt64, rows: [TimedRun], messageDB: [TimedRun], calls: [TimedRun],
    runs: [TimedRun]
  ) {
    self.machine = machine
    self.server = server
    self.work = work
    self.clients = clients
    self.seconds = seconds
    self.seed = seed
    self.rows = rows
    self.runs = runs
    let (row, run) = (TimedRun.median(of: rows), TimedRun.median(of: runs))
    (self.row, self.run) = (row, run)
    ratio = run.perSecond / row.perSecond
    self.messageDB = ComparedRuns(messageDB) { run.perSecond / $0 }
    self.calls = ComparedRuns(calls) { $0 / row.perSecond }
  }
}

extension RateReport: JSONDescribed {
  package static let json = JSONDescription<RateReport>(
    "RateReport", "How much work was done per second, compared with inserting single rows.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("work", "What was done, in the plural.", \.work),
      JSONMember("clients", "The number of clients.", \.clients),
      JSONMember("seconds", "The duration of each run, in seconds.", \.seconds),
      JSONMember("seed", "The seed of the generated work.", \.seed),
      JSONMember("rows", "The runs that insert single rows.", \.rows),
      JSONMember("runs", "The runs of the work, each right after one of rows.", \.runs),
      JSONMember.leftOutIfNil(
        "messageDB",
        "Reads of a stream and writes to it by message-db, with the rate of the work divided by theirs; "
          + "left out if not measured.", \.messageDB),
      JSONMember.leftOutIfNil(
        "calls",
        "The calls of the work, prepared in advance, with their rate divided by that of rows; left "
          + "out if not measured.", \.calls),
      JSONMember("row", "The median run of rows.", \.row),
      JSONMember("run", "The median run of the work.", \.run),
      JSONMember(
        "ratio", "The rate of the work, divided by that of rows, of the median runs.",
        \.ratio),
    ])
}
