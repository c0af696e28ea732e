import EventSourcing
import Foundation
package import PostgreSQL

/// Folds the log from its beginning into empty builds of any number of read models, in one pass.
///
/// The log is read by COPY, stream by stream. A stream's rows depend only on its own events, so a
/// fold holds the rows of one stream at a time, and its memory does not grow with the log. Article
/// ids increase with time: this order is close to the order in which the log was written, also on
/// disk. Several workers take ranges of streams from a queue, each with one connection to read. They
/// share as many connections to write.
struct Replay: Sendable {
  let resources: ReplayResources

  /// What one worker has read.
  private struct Part: Sendable {
    var read = EventTally()
    /// For each build of each group.
    var outcomes: [[FoldOutcome]] = []
  }

  /// Creates the tables of the builds, and fills them.
  ///
  /// - Parameters:
  ///   - position: A watermark that was read before, so that every event up to it is visible.
  ///   - progress: Called from any thread with the number of events read since the last call. An
  ///     error that it throws ends the replay.
  /// - Returns: What was read, and the outcome for each build of each group.
  func fill(
    _ groups: [ShadowGroup], through position: Int64, on connection: inout Connection,
    progress: @Sendable (Int) throws -> Void
  ) throws -> (read: EventTally, outcomes: [[FoldOutcome]]) {
    let ranges = try StreamRange.dividing(
      into: resources.workers * 16, events: position, shortest: resources.shortestRange,
      on: &connection)
    let queue = WorkQueue(ranges)
    let workers = min(resources.workers, ranges.count)
    let writers = try TableWriters(groups, count: workers, resources)
    var parts = try queue.run(workers: workers) {
      try work(
        groups, through: position, from: queue, share: workers, to: writers, progress: progress)
    }
    try writers.commit()
    var total = parts.removeFirst()
    for part in parts {
      total.read.add(part.read)
      for (group, outcomes) in part.outcomes.enumerated() {
        for (index, outcome) in outcomes.enumerated() { total.outcomes[group][index].add(outcome) }
      }
    }
    return (total.read, total.outcomes)
  }

  private func work(
    _ groups: [ShadowGroup], through position: Int64, from queue: WorkQueue<StreamRange>,
    share: Int, to writers: TableWriters, progress: @Sendable (Int) throws -> Void
  ) throws -> Part {
    var reader = try resources.connect()
    try reader.script(LogReader.streamOrder)
    let folds = groups.map { $0.kind.folds(into: $0.builds) }
    let tables = groups.flatMap { $0.kind.models.flatMap { $0.outlines } }.count
    let limit = min(resources.memory / share / max(1, tables) / 2, 1 << 20)
    var part = Part()
    func finishStream() throws {
      for fold in folds {
        try fold.finishStream()
        try fold.write(beyond: limit, waitingBeyond: 2 * limit, to: writers)
      }
    }
    while let range = try queue.next() {
      var stream: UUID?
      var unreported = 0
      try LogReader.read(range, through: position, on: &reader) { row in
        let event = try EventIdentity(row: row)
        if event.stream != stream {
          if stream != nil { try finishStream() }
          stream = event.stream
        }
        for fold in folds { try fold.decode(row, event) }
        part.read.add(position: event.position, id: event.id)
        unreported += 1
        if unreported == 1_000 {
          try queue.check()
          try progress(unreported)
          unreported = 0
        }
      }
      if stream != nil { try finishStream() }
      try progress(unreported)
    }
    for fold in folds { try fold.write(beyond: 0, waitingBeyond: 0, to: writers) }
    part.outcomes = folds.map { $0.outcomes }
    return part
  }
}

/// What a replay may use.
package struct ReplayResources: Sendable {
  /// Opens a connection that acts as `galley_projector`. A replay opens two for each worker.
  package let connect: @Sendable () throws -> Connection
  /// How many threads fold at a time.
  let workers: Int
  /// How many bytes of rows may be buffered in total, regardless of the length of the log. In
  /// addition, each worker holds the rows of one stream, because a stream is folded as a whole.
  let memory: Int
  /// The log is not divided into ranges with fewer events than this.
  var shortestRange: Int64 = 10_000

  /// - Parameter workers: At least 1.
  package init(
    workers: Int = 2, memory: Int = 64 << 20,
    connect: @Sendable @escaping () throws -> Connection
  ) {
    self.workers = max(1, workers)
    self.memory = memory
    self.connect = connect
  }
}
