import Dispatch
import EventSourcing
import Foundation
import PostgreSQL
import Synchronization

/// Folds the log from its beginning into empty builds of any number of read models, in one pass.
///
/// The log is read by COPY, stream by stream: as a stream's rows depend on its own events only, a
/// fold holds one stream's rows at a time, and its memory does not grow with the log. Article ids
/// grow with time, so that this order is nearly that in which the log was written, and as near on
/// disk. Several workers take ranges of streams from a list, each with a connection to read and one
/// to write.
struct Replay<Codec: EventCodec>: Sendable {
  typealias Target = Projector<Codec>.Target

  let projector: Projector<Codec>
  let resources: ReplayResources

  /// - Parameters:
  ///   - position: A watermark that was read before: every event up to it is visible.
  ///   - progress: Takes the number of events read since its last call, from any thread, one call at
  ///     a time; what it throws ends the replay.
  /// - Returns: What was read, and of each target what was not applied.
  func fill(
    _ targets: [Target], through position: Int64, on connection: inout Connection,
    progress: @Sendable (Int) throws -> Void
  ) throws -> (read: EventTally, outcomes: [FoldOutcome]) {
    let ranges = try StreamRange.dividing(
      into: resources.workers * 16, events: position, shortest: resources.shortestRange,
      on: &connection)
    let line = ReplayLine(ranges)
    let workers = min(resources.workers, ranges.count)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      line.work {
        try work(targets, through: position, from: line, share: workers, progress: progress)
      }
    }
    return try line.sum(targets.count)
  }

  private func work(
    _ targets: [Target], through position: Int64, from line: ReplayLine, share: Int,
    progress: @Sendable (Int) throws -> Void
  ) throws -> ReplayLine.Part {
    var reader = try resources.connect()
    var writer = try resources.connect()
    // The order must come from the index; a sort would gather the whole range first.
    try reader.script(
      "SET enable_sort = off; SET enable_seqscan = off; SET enable_bitmapscan = off; SET jit = off")
    // Whatever becomes of the connection by which the builds were made, nobody removes them, or
    // makes others of their names, as long as this one may still write.
    for target in targets { try BuildBook.use(target.build, on: &writer) }
    try writer.script("SET synchronous_commit = off; BEGIN")
    let folds = targets.map { StreamFold($0.model, schema: $0.build.schema) }
    let tables = targets.map { $0.model.outlines.count }.reduce(0, +)
    let limit = min(resources.memory / share / max(1, tables), 1 << 20)
    var part = ReplayLine.Part()
    let events = StreamEvents<Codec.Event>()
    func fold() throws {
      for fold in folds {
        try fold.take(events)
        try fold.write(beyond: limit, to: &writer)
      }
      events.removeAll()
    }
    while let range = try line.next() {
      var stream: UUID?
      var unreported = 0
      try LogReader.read(range, through: position, on: &reader) { row in
        let event = try EventIdentity(row: row)
        if event.stream != stream {
          if stream != nil { try fold() }
          stream = event.stream
        }
        try projector.take(row, event, events)
        part.read.add(position: event.position, id: event.id)
        unreported += 1
        if unreported == 1_000 {
          try line.report(unreported, progress)
          unreported = 0
        }
      }
      if stream != nil { try fold() }
      try line.report(unreported, progress)
    }
    for fold in folds { try fold.write(beyond: 0, to: &writer) }
    try writer.script("COMMIT")
    part.outcomes = folds.map { $0.outcome }
    return part
  }
}
