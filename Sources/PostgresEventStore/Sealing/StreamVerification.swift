package import Digests
package import EventSourcing
package import Foundation
package import PostgreSQL

/// Checks the log stream by stream: whether each is complete and follows the rules, and whether
/// everything that its events require is stored alongside the log.
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
  /// Called for every stream with readable events: with these, and with the stored request digests
  /// by command id.
  let examine: Examine

  package init(codec: Codec, examine: @escaping Examine) {
    (self.codec, self.examine) = (codec, examine)
  }

  /// Checks the streams of one range, in one snapshot.
  ///
  /// - Parameter progress: Called with the number of events read since its last call.
  package func run(
    _ range: StreamRange, on connection: inout Connection,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> Report {
    try connection.transaction(.repeatableRead, readOnly: true) { connection in
      var stored = try TextsAndClaims(range, on: &connection)
      var report = Report()
      report.texts = stored.count
      report.findings = stored.findings
      let events = StreamEvents<Codec.Event>()
      var requests: [UUID: Digest] = [:]
      var last: EventIdentity?
      var unreported = 0
      // The order must come from the index. A sort would collect the whole range first.
      try connection.script("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
      try LogReader.read(range, through: .max, adding: ["request"], on: &connection) { row in
        let event = try EventIdentity(row: row)
        if event.stream != last?.stream {
          if last != nil { check(events, &requests, &stored, &report) }
          (last, report.streams) = (nil, report.streams + 1)
        }
        if let fault = Self.fault(in: event, after: last) { report.findings.append(fault) }
        try events.decode(row, event, by: codec)
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
      if last != nil { check(events, &requests, &stored, &report) }
      try progress(unreported)
      report.findings += stored.unused
      return report
    }
  }

  /// Checks a stream that has been read completely, and clears the events for the next one.
  private func check(
    _ events: StreamEvents<Codec.Event>, _ requests: inout [UUID: Digest],
    _ stored: inout TextsAndClaims, _ report: inout Report
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
      // If a stream cannot be read to its end, it is unknown what it requires.
      let missing = stored.remove(requiredBy: examination, of: first.stream.id)
      if events.fault == nil { report.findings += missing }
    }
    events.removeAll()
    requests.removeAll(keepingCapacity: true)
  }

  /// Versions start at 1 and have no gaps, and positions increase with them.
  private static func fault(in event: EventIdentity, after last: EventIdentity?) -> LogFinding? {
    let expected = (last?.version ?? 0) + 1
    let sentence: String
    if event.version != expected {
      sentence =
        "the event at position \(event.position) has version \(event.version) in its stream instead of "
        + "\(expected)"
    } else if event.position <= last?.position ?? 0 {
      sentence =
        "the event at position \(event.position) has a lower position than the one before it"
    } else {
      return nil
    }
    return LogFinding(
      position: event.position, stream: event.stream, version: event.version, sentence)
  }
}
