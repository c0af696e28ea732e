import Foundation
import PlainText
import PostgresEventStore

/// What an audit found of one read model, in words and for other programs.
struct AuditAnswer: Encodable {
  struct Finding: Encodable {
    let firstPosition: Int64
    let lastPosition: Int64
    let expected: Int
    let applied: Int
    let event: Event?
  }

  /// The one that makes the difference.
  struct Event: Encodable {
    let position: Int64
    let article: String
    let version: Int
  }

  let name: String
  /// Nil for a read model that has not been built.
  let build: Int?
  let checkpoint: Int64
  let applied: Int
  let held: Int
  let findings: [Finding]

  init(_ name: String, _ report: Audit.Report?) {
    self.name = name
    build = report?.build.number
    checkpoint = report?.build.checkpoint ?? 0
    applied = report?.applied ?? 0
    held = report?.held ?? 0
    findings = (report?.findings ?? []).map { finding in
      Finding(
        firstPosition: max(1, finding.positions.lowerBound),
        lastPosition: min(finding.positions.upperBound, report?.build.checkpoint ?? 0),
        expected: finding.expected, applied: finding.applied,
        event: finding.event.map { event in
          Event(
            position: event.position, article: event.stream.uuidString.lowercased(),
            version: event.version)
        })
    }
  }

  /// A line, and one for each finding.
  var text: String {
    guard build != nil else { return "\(name): has not been built\n" }
    let waiting = held == 0 ? "" : ", \(held) held in quarantine"
    let head =
      "\(name): \(Count.of(applied, "event")) applied\(waiting), "
      + (held == 0 ? "" : "together ")
    guard !findings.isEmpty else {
      return head + "exactly the log's events up to position \(checkpoint)\n"
    }
    return head + "not exactly the log's events up to position \(checkpoint)\n"
      + findings.map { "  \($0.line)\n" }.joined()
  }
}

extension AuditAnswer.Finding {
  fileprivate var line: String {
    let place = "positions \(firstPosition) to \(lastPosition): "
    let words =
      expected == applied
      ? "\(Count.of(applied, "event")) applied, but not those of the log"
      : "\(applied) of \(Count.of(expected, "event")) applied"
    guard let event else { return place + words }
    return place + words + "; "
      + (applied < expected ? "left out" : "applied once too often")
      + " is position \(event.position), version \(event.version) of article \(event.article)"
  }
}
