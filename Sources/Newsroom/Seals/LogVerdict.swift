package import Foundation
package import JSON
import PostgresEventStore

/// The result of verifying the log.
package struct LogVerdict: Hashable, Sendable {
  /// Something that is wrong in the log.
  package struct Finding: Hashable, Sendable {
    /// Nil if the finding is not about an event, like the version.
    package let position: Int64?
    package let article: UUID?
    package let version: Int?
    /// What is wrong, in a sentence without a full stop.
    package let finding: String
  }

  package let events: Int
  package let streams: Int
  package let texts: Int
  package let pictures: Int
  /// The number of valid seals.
  package let seals: Int
  /// The number of events that a valid seal covers.
  package let sealed: Int64
  /// The number of findings.
  package let found: Int
  /// The first findings.
  package let findings: [Finding]
}

extension LogVerdict {
  package init(_ report: LogReport) {
    events = report.streams.events
    streams = report.streams.streams
    texts = report.streams.texts
    pictures = report.streams.pictures
    seals = report.seals.seals
    sealed = report.seals.sealed
    found = report.findings.count
    findings = report.findings.prefix(Self.shown).map { finding in
      Finding(
        position: finding.position, article: finding.stream, version: finding.version,
        finding: finding.sentence)
    }
  }

  private static let shown = 50
}

extension LogVerdict: JSONDescribed {
  package static let json = JSONDescription<LogVerdict>(
    "LogVerdict", "The result of verifying the log.",
    [
      JSONMember("events", "The number of events.", \.events),
      JSONMember("streams", "The number of streams.", \.streams),
      JSONMember("texts", "The number of texts.", \.texts),
      JSONMember("pictures", "The number of pictures.", \.pictures),
      JSONMember("seals", "The number of valid seals.", \.seals),
      JSONMember("sealed", "The number of events that a valid seal covers.", \.sealed),
      JSONMember("found", "The number of findings.", \.found),
      JSONMember("findings", "The first findings.", \.findings),
    ])
}

extension LogVerdict.Finding: JSONDescribed {
  package static let json = JSONDescription<LogVerdict.Finding>(
    "LogFinding", "Something that is wrong in the log.",
    [
      JSONMember.leftOutIfNil(
        "position", "The position of the event; left out if the finding is not about an event.",
        \.position),
      JSONMember.leftOutIfNil("article", "The article; left out if there is none.", \.article),
      JSONMember.leftOutIfNil(
        "version",
        "The number in the article's stream; left out if the finding is not about an event.",
        \.version),
      JSONMember("finding", "What is wrong, in a sentence.", \.finding),
    ])
}
