import Foundation

/// What `galley bench commands` measured, and on what.
package struct CommandReport: Hashable, Sendable, Encodable {
  /// So many seconds of the same work.
  package struct Run: Hashable, Sendable, Encodable {
    package let perSecond: Double
    package let times: Quantiles

    init(_ times: [Duration], seconds: Int) {
      perSecond = Double(times.count) / Double(seconds)
      self.times = Quantiles(times)
    }
  }

  package let machine: Machine
  package let server: ServerFacts
  package let clients: Int
  /// Of each run.
  package let seconds: Int
  package let seed: UInt64
  /// One prepared INSERT a transaction, by as many connections as there are clients.
  package let rows: [Run]
  /// Right after each of them, commands.
  package let commands: [Run]

  /// The median run of each.
  package var row: Run { Self.median(of: rows) }
  package var command: Run { Self.median(of: commands) }

  /// Commands a second to rows a second, of the median runs.
  package let ratio: Double

  init(
    machine: Machine, server: ServerFacts, clients: Int, seconds: Int, seed: UInt64,
    rows: [Run], commands: [Run]
  ) {
    self.machine = machine
    self.server = server
    self.clients = clients
    self.seconds = seconds
    self.seed = seed
    self.rows = rows
    self.commands = commands
    ratio = Self.median(of: commands).perSecond / Self.median(of: rows).perSecond
  }

  static func median(of runs: [Run]) -> Run {
    runs.sorted { $0.perSecond < $1.perSecond }[runs.count / 2]
  }
}
