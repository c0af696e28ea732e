package import Digests
package import EventSourcing
package import Foundation
package import PostgreSQL

/// Looks at the log stream by stream: whether each is whole, may have come about, and has beside the
/// log what its events rest on.
package struct StreamVerification<Codec: EventCodec>: Sendable {
  package typealias Examine =
    @Sendable (_ events: [RecordedEvent<Codec.Event>], _ requests: [UUID: Digest])
    -> StreamExamination

  package struct Report: Sendable {
    package var events = 0
    package var streams = 0
    package var texts = 0
    package var findings: [LogFinding] = []

    package init() {}

    package mutating func add(_ other: Report) {
      events += other.events
      streams += other.streams
      texts += other.texts
      findings += other.findings
    }
  }

  let codec: Codec
  /// Examines every stream whose events can be read: by its events, and by the requests that are
  /// stored with its commands.
  let examine: Examine

  package init(codec: Codec, examine: @escaping Examine) {
    (self.codec, self.examine) = (codec, examine)
  }

  /// Looks at the streams of one range, as they stand in one state of the database.
  ///
  /// - Parameter progress: Takes the number of events read since its last call.
  package func run(
    _ range: StreamRange, on connection: inout Connection,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> Report {
    try connection.transaction(.repeatableRead, readOnly: true) { connection in
      var keeping = try StreamKeeping(range, on: &connection)
      var report = Report()
      report.texts = keeping.count
      report.findings = keeping.findings
      let events = StreamEvents<Codec.Event>()
      var requests: [UUID: Digest] = [:]
      var last: EventIdentity?
      var unreported = 0
      // The order must come from the index; a sort would gather the whole range first.
      try connection.script("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
      try LogReader.read(range, through: .max, adding: ["request"], on: &connection) { row in
        let event = try EventIdentity(row: row)
        if event.stream != last?.stream {
          if last != nil { settle(events, &requests, &keeping, &report) }
          (last, report.streams) = (nil, report.streams + 1)
        }
        if let fault = Self.fault(in: event, after: last) { report.findings.append(fault) }
        try events.take(row, event, by: codec)
        if let request = try row.bytes(at: 11) {
          requests[try row.value(at: 9)] = Digest(bytes: Array(request))
        }
        last = event
        report.events += 1
        unreported += 1
        if unreported == 1_000 {
          try progress(unreported)
          unreported = 0
        }
      }
      if last != nil { settle(events, &requests, &keeping, &report) }
      try progress(unreported)
      report.findings += keeping.rest
      return report
    }
  }

  /// Looks at a stream that has been read whole, and makes room for the next.
  private func settle(
    _ events: StreamEvents<Codec.Event>, _ requests: inout [UUID: Digest],
    _ keeping: inout StreamKeeping, _ report: inout Report
  ) {
    if let fault = events.fault {
      report.findings.append(
        LogFinding(
          position: fault.position, stream: fault.stream, version: fault.version,
          "the event at position \(fault.position) cannot be read: \(fault.reason)"))
    }
    if let first = events.events.first {
      let examination = examine(events.events, requests)
      report.findings += examination.findings
      // Of a stream that cannot be read to its end it is not known what it rests on.
      let missing = keeping.settle(examination, of: first.stream.id)
      if events.fault == nil { report.findings += missing }
    }
    events.removeAll()
    requests.removeAll(keepingCapacity: true)
  }

  /// Versions are counted from 1 without a gap, and positions rise with them.
  private static func fault(in event: EventIdentity, after last: EventIdentity?) -> LogFinding? {
    let expected = (last?.version ?? 0) + 1
    let sentence: String
    if event.version != expected {
      sentence =
        "the event at position \(event.position) has version \(event.version) of its stream, where "
        + "\(expected) comes next"
    } else if event.position <= last?.position ?? 0 {
      sentence = "the event at position \(event.position) stands before the one it follows"
    } else {
      return nil
    }
    return LogFinding(
      position: event.position, stream: event.stream, version: event.version, sentence)
  }
}
