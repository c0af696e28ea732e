import Digests
import Foundation
package import PostgreSQL

/// Checks the log stream by stream: whether each is complete and follows the rules of its category,
/// and whether everything that its events require is stored alongside the log.
package struct StreamVerification: Sendable {
  package struct Report: Sendable {
    package var events = 0
    package var streams = 0
    package var texts = 0
    package var pictures = 0
    package var findings: [LogFinding] = []

    package init() {}

    package mutating func add(_ other: Report) {
      events += other.events
      streams += other.streams
      texts += other.texts
      pictures += other.pictures
      findings += other.findings
    }
  }

  private let rules: [StreamRules]

  /// - Parameter rules: One for each category that a log may contain.
  package init(_ rules: [StreamRules]) {
    self.rules = rules
  }

  /// Checks the streams of one range, in one snapshot.
  ///
  /// - Parameter progress: Called with the number of events read since its last call.
  package func run(
    _ range: StreamRange, on connection: inout Connection,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> Report {
    let checks = Dictionary(
      rules.map { ($0.category, $0.makeCheck()) }, uniquingKeysWith: { first, _ in first })
    return try connection.transaction(.repeatableRead, readOnly: true) { connection in
      var stored = try TextsAndClaims(range, on: &connection)
      var report = Report()
      report.texts = stored.textCount
      report.pictures = stored.pictureCount
      report.findings = stored.findings
      var last: EventIdentity?
      // The category of the stream that is being read, and how it is checked.
      var (category, check) = ("", nil as (any StreamCheck)?)
      var requests: [UUID: Digest] = [:]
      var unreported = 0
      // The order must come from the index. A sort would collect the whole range first.
      try connection.script("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
      try LogReader.read(range, through: .max, adding: ["request"], on: &connection) { row in
        let event = try EventIdentity(row: row)
        let own = try row.value(at: 1, as: String.self)
        if event.stream != last?.stream {
          if let last { finish(last.stream, check, &requests, &stored, &report) }
          (category, check) = (own, checks[own])
          (last, report.streams) = (nil, report.streams + 1)
          if check == nil {
            report.findings.append(event.finding("belongs to the unknown category \(own)"))
          }
        }
        if own != category {
          report.findings.append(
            event.finding("belongs to the category \(own), and its stream to \(category)"))
        }
        if let fault = Self.fault(in: event, after: last) { report.findings.append(fault) }
        try check?.add(row, event)
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
      if let last { finish(last.stream, check, &requests, &stored, &report) }
      try progress(unreported)
      report.findings += stored.unused
      return report
    }
  }

  /// Checks a stream that has been read completely.
  private func finish(
    _ stream: UUID, _ check: (any StreamCheck)?, _ requests: inout [UUID: Digest],
    _ stored: inout TextsAndClaims, _ report: inout Report
  ) {
    defer { requests.removeAll(keepingCapacity: true) }
    guard let (examination, fault) = check?.finish(requests) else { return }
    if let fault {
      report.findings.append(
        LogFinding(
          position: fault.position, stream: fault.stream, version: fault.version,
          "the event at position \(fault.position) cannot be read: \(fault.reason)"))
    }
    guard let examination else { return }
    report.findings += examination.findings
    // If a stream cannot be read to its end, it is unknown what it requires.
    let missing = stored.remove(requiredBy: examination, of: stream)
    if fault == nil { report.findings += missing }
  }

  /// Versions start at 1 and have no gaps, and positions increase with them.
  private static func fault(in event: EventIdentity, after last: EventIdentity?) -> LogFinding? {
    let expected = (last?.version ?? 0) + 1
    if event.version != expected {
      return event.finding("has version \(event.version) in its stream instead of \(expected)")
    }
    guard event.position <= last?.position ?? 0 else { return nil }
    return event.finding("has a lower position than the one before it")
  }
}

extension EventIdentity {
  /// A finding about this event.
  ///
  /// - Parameter predicate: Continues "the event at position 12".
  fileprivate func finding(_ predicate: String) -> LogFinding {
    LogFinding(
      position: position, stream: stream, version: version,
      "the event at position \(position) \(predicate)")
  }
}
