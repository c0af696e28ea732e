import Foundation
import JSON
import PlainText
import PostgresEventStore

/// The result of an audit of one read model, as text and as JSON.
struct AuditAnswer {
  struct Finding {
    let firstPosition: Int64
    let lastPosition: Int64
    let expected: Int
    let applied: Int
    /// The event that explains the difference, if it is a single one.
    let event: Audit.Event?
  }

  let name: String
  /// Nil for a read model without a build.
  let build: Int?
  let checkpoint: Int64
  let applied: Int
  let held: Int
  let findings: [Finding]
}

extension AuditAnswer {
  init(_ name: String, _ report: Audit.Report?) {
    self.name = name
    build = report?.build.number
    checkpoint = report?.build.checkpoint ?? 0
    applied = report?.applied ?? 0
    held = report?.quarantined ?? 0
    findings = (report?.findings ?? []).map { finding in
      Finding(
        firstPosition: max(1, finding.positions.lowerBound),
        lastPosition: min(finding.positions.upperBound, report?.build.checkpoint ?? 0),
        expected: finding.expected, applied: finding.applied,
        event: finding.event)
    }
  }

  /// One line, and one more for each finding.
  var text: String {
    guard build != nil else { return "\(name): has not been built\n" }
    let waiting = held == 0 ? "" : ", \(held) in quarantine"
    let head =
      "\(name): \(Count.of(applied, "event")) applied\(waiting), "
      + (held == 0 ? "" : "in total ")
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
      ? "\(Count.of(applied, "event")) applied, but not the same ones as in the log"
      : "\(applied) of \(Count.of(expected, "event")) applied"
    guard let event else { return place + words }
    return place + words + "; position \(event.position) (version \(event.version) of article "
      + "\(event.stream.text)) was "
      + (applied < expected ? "left out" : "applied twice")
  }
}

extension AuditAnswer: JSONDescribed {
  static let json = JSONDescription<AuditAnswer>(
    "Audit", "The result of an audit of one read model.",
    [
      JSONMember("name", "The read model.", \.name),
      JSONMember.leftOutIfNil(
        "build", "The number of the live build; left out if there is none.",
        \.build),
      JSONMember("checkpoint", "The last position that the build has applied.", \.checkpoint),
      JSONMember("applied", "The number of applied events.", \.applied),
      JSONMember("held", "The number of events in quarantine.", \.held),
      JSONMember("findings", "Where the applied events differ from the log.", \.findings),
    ])
}

extension AuditAnswer.Finding: JSONDescribed {
  static let json = JSONDescription<AuditAnswer.Finding>(
    "AuditFinding", "Positions whose events were not applied exactly once.",
    [
      JSONMember("firstPosition", "The first of the positions.", \.firstPosition),
      JSONMember("lastPosition", "The last of the positions.", \.lastPosition),
      JSONMember("expected", "The number of events in the log.", \.expected),
      JSONMember("applied", "The number of events that were applied.", \.applied),
      JSONMember.leftOutIfNil(
        "event", "The event that explains the difference; left out unless it is a single one.",
        \.event),
    ])
}

extension Audit.Event: JSONDescribed {
  static let json = JSONDescription<Audit.Event>(
    "AuditedEvent", "An event that was left out or applied twice.",
    [
      JSONMember("position", "The position in the log.", \.position),
      JSONMember("article", "The article's id.", \.stream),
      JSONMember("version", "The number in the article's stream.", \.version),
    ])
}
