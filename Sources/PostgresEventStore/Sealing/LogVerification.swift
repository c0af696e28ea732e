package import PostgreSQL
import Seals
import Synchronization

/// Checks the whole log against its seals and the rules. It reads the log twice at the same time:
/// in order of position, to hash it, and stream by stream.
package struct LogVerification: Sendable {
  package struct Report: Sendable {
    package let seals: SealVerification.Report
    package let streams: StreamVerification.Report

    /// All findings, those about seals first.
    package var findings: [LogFinding] { seals.findings + streams.findings }
  }

  private enum Job: Sendable {
    case seals
    case streams(StreamRange)
  }

  /// What one worker has found.
  private struct Part: Sendable {
    var seals: SealVerification.Report?
    var streams = StreamVerification.Report()
  }

  let seals: SealVerification
  let streams: StreamVerification
  /// The number of threads, each with a connection.
  let workers: Int
  let connect: @Sendable () throws -> Connection

  package init(
    seals: SealVerification, streams: StreamVerification, workers: Int,
    connect: @escaping @Sendable () throws -> Connection
  ) {
    (self.seals, self.streams) = (seals, streams)
    (self.workers, self.connect) = (max(1, workers), connect)
  }

  /// - Parameter progress: Called with the number of events read, and the last position, from any
  ///   thread, one call at a time.
  package func run(
    on connection: inout Connection, progress: @escaping @Sendable (Int, Int) throws -> Void
  ) throws -> Report {
    let last = try Watermark.lastPosition(on: &connection)
    let ranges = try StreamRange.dividing(
      into: max(workers * 16, Int(last / Self.longest)), events: last, shortest: 10_000,
      on: &connection)
    try progress(0, Int(last))
    let total = Mutex(0)
    // Every event is read twice, so one reading counts as half an event.
    let read = { @Sendable (events: Int) throws in
      try total.withLock { total in
        total += events
        try progress(total / 2, Int(last))
      }
    }
    // The longest job comes first.
    let queue = WorkQueue([Job.seals] + ranges.map(Job.streams))
    let parts = try queue.run(workers: workers) { try work(queue, read) }
    var streams = StreamVerification.Report()
    for part in parts { streams.add(part.streams) }
    return Report(
      seals: parts.compactMap(\.seals).first ?? SealVerification.Report(), streams: streams)
  }

  private func work(
    _ queue: WorkQueue<Job>, _ read: @Sendable (Int) throws -> Void
  ) throws -> Part {
    var part = Part()
    var connection = try connect()
    while let job = try queue.next() {
      switch job {
      case .seals:
        var before = 0
        part.seals = try seals.run(on: &connection, and: try connect()) { events in
          try read(events - before)
          before = events
        }
      case .streams(let range):
        part.streams.add(try streams.run(range, on: &connection, progress: read))
      }
    }
    return part
  }

  /// The approximate maximal number of events in a range. What is stored alongside the log for them
  /// is held in memory, some hundred bytes for each text.
  private static var longest: Int64 { 100_000 }
}
