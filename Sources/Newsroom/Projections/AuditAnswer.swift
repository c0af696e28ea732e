package import Foundation
package import JSON
import PostgresEventStore

/// The result of an audit of one read model: whether it applied every event exactly once.
package struct AuditAnswer: Hashable, Sendable {
  /// Positions whose events were not applied exactly once.
  package struct Finding: Hashable, Sendable {
    package let firstPosition: Int64
    package let lastPosition: Int64
    package let expected: Int
    package let applied: Int
    /// The event that explains the difference, if it is a single one.
    package let event: Event?
  }

  /// An event that was left out or applied twice.
  package struct Event: Hashable, Sendable {
    package let position: Int64
    /// The article's id.
    package let stream: UUID
    package let version: Int
  }

  /// The read model.
  package let name: String
  /// The number of the live build; nil if there is none.
  package let build: Int?
  package let checkpoint: Int64
  package let applied: Int
  /// The number of events in quarantine.
  package let held: Int
  package let findings: [Finding]
}

extension AuditAnswer {
  /// - Parameter report: Nil for a read model without a build.
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
        event: finding.event.map {
          Event(position: $0.position, stream: $0.stream, version: $0.version)
        })
    }
  }
}

extension AuditAnswer: JSONDescribed {
  package static let json = JSONDescription<AuditAnswer>(
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
  package static let json = JSONDescription<AuditAnswer.Finding>(
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

extension AuditAnswer.Event: JSONDescribed {
  package static let json = JSONDescription<AuditAnswer.Event>(
    "AuditedEvent", "An event that was left out or applied twice.",
    [
      JSONMember("position", "The position in the log.", \.position),
      JSONMember("article", "The article's id.", \.stream),
      JSONMember("version", "The number in the article's stream.", \.version),
    ])
}
