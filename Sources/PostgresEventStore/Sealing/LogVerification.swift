import Dispatch
package import EventSourcing
package import PostgreSQL
import Seals
import Synchronization

/// Holds the whole log to its seals and to the rules: once in order of position, hashed, and once
/// stream by stream, both at the same time.
package struct LogVerification<Codec: EventCodec>: Sendable {
  package struct Report: Sendable {
    package let seals: SealVerification.Report
    package let streams: StreamVerification<Codec>.Report

    /// All that is wrong, what the seals tell first.
    package var findings: [LogFinding] { seals.findings + streams.findings }
  }

  let seals: SealVerification
  let streams: StreamVerification<Codec>
  /// How many threads read at a time, each with a connection.
  let workers: Int
  let connect: @Sendable () throws -> Connection

  package init(
    seals: SealVerification, streams: StreamVerification<Codec>, workers: Int,
    connect: @escaping @Sendable () throws -> Connection
  ) {
    (self.seals, self.streams) = (seals, streams)
    (self.workers, self.connect) = (max(1, workers), connect)
  }

  /// - Parameter progress: Takes how many events have been read, and the last position; called from
  ///   any thread, one call at a time.
  package func run(
    on connection: inout Connection, progress: @escaping @Sendable (Int, Int) throws -> Void
  ) throws -> Report {
    let last = try Watermark.lastPosition(on: &connection)
    let ranges = try StreamRange.dividing(
      into: max(workers * 16, Int(last / Self.longest)), events: last, shortest: 10_000,
      on: &connection)
    try progress(0, Int(last))
    let state = Mutex(VerificationState<Codec>(ranges))
    // Every event is read twice; half of a reading is half an event.
    let read = { @Sendable (events: Int) throws in
      try state.withLock { state in
        state.read += events
        try progress(state.read / 2, Int(last))
      }
    }
    DispatchQueue.concurrentPerform(iterations: min(workers, ranges.count + 1)) { _ in
      while let job = state.withLock({ $0.next() }) {
        let outcome = Result { try work(job, read) }
        state.withLock { $0.take(outcome) }
      }
    }
    return try state.withLock { try $0.report() }
  }

  private func work(
    _ job: VerificationState<Codec>.Job, _ read: @Sendable (Int) throws -> Void
  ) throws -> VerificationState<Codec>.Part {
    var connection = try connect()
    switch job {
    case .seals:
      var before = 0
      return .seals(
        try seals.run(on: &connection, and: try connect()) { events in
          try read(events - before)
          before = events
        })
    case .streams(let range):
      return .streams(try streams.run(range, on: &connection, progress: read))
    }
  }

  /// Events of a range, at the most and about: what is kept beside the log for them is held in
  /// memory, some hundred bytes for each text.
  private static var longest: Int64 { 100_000 }
}
