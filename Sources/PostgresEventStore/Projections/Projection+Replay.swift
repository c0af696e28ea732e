public import EventSourcing
public import PostgreSQL

/// Where a stream's replay has stopped, and why.
@usableFromInline
package struct StoppedReplay {
  /// Of the event that could not be applied.
  let index: Int
  let reason: any Error

  @usableFromInline
  init(index: Int, reason: any Error) {
    (self.index, self.reason) = (index, reason)
  }
}

extension Projection {
  // Inlined into each projection, where the rows and the events are known: see StreamEvents.
  @inlinable
  package static func replay(
    _ events: [RecordedEvent<Event>], into buffers: [CopyBuffer]
  ) throws -> StoppedReplay? {
    var rows = noRows
    var stopped: StoppedReplay?
    for index in events.indices {
      do {
        try apply(events[index], to: &rows)
      } catch {
        stopped = StoppedReplay(index: index, reason: error)
        break
      }
    }
    let tables = tables
    try withUnsafePointer(to: &rows) { rows in
      for index in tables.indices { try tables[index].encode(rows, buffers[index]) }
    }
    return stopped
  }
}
