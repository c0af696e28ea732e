import EventSourcing

/// Folds events that come stream by stream, and hands over the rows of the streams that are done.
struct StreamFold<P: Projection> {
  private var stream: StreamName?
  private var rows = P.noRows
  private var finished: [P.Rows] = []

  mutating func add(_ event: RecordedEvent<P.Event>) throws {
    if event.stream != stream {
      finish()
      stream = event.stream
    }
    try P.apply(event, to: &rows)
  }

  /// The last stream is done as well.
  mutating func finish() {
    if stream != nil { finished.append(rows) }
    stream = nil
    rows = P.noRows
  }

  mutating func takeFinished() -> [P.Rows] {
    defer { finished = [] }
    return finished
  }
}
