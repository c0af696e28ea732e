import Foundation
import JSON
import Newsroom
import PlainText
import PostgresEventStore
import Terminal

/// The findings of `log verify`, as text and as JSON.
struct LogVerdict {
  struct Finding {
    let position: Int64?
    let article: UUID?
    let version: Int?
    let finding: String
  }

  let events: Int
  let streams: Int
  let texts: Int
  /// The number of valid seals.
  let seals: Int
  /// The number of events that a valid seal covers.
  let sealed: Int64
  /// The number of findings.
  let found: Int
  /// The first findings.
  let findings: [Finding]
}

extension LogVerdict {
  init(_ report: LogReport) {
    events = report.streams.events
    streams = report.streams.streams
    texts = report.streams.texts
    seals = report.seals.seals
    sealed = report.seals.sealed
    found = report.findings.count
    findings = report.findings.prefix(Self.shown).map { finding in
      Finding(
        position: finding.position, article: finding.stream, version: finding.version,
        finding: finding.sentence)
    }
  }

  /// One line for each finding, and one line about what was verified.
  var text: String {
    let more = found > findings.count ? "and \(found - findings.count) more\n" : ""
    return findings.map { "\($0.line)\n" }.joined() + more + summary
  }

  private var summary: String {
    let unsealed = max(0, Int64(events) - sealed)
    let standing =
      seals == 0
      ? "no valid seal, so changes cannot be ruled out"
      : unsealed == 0
        ? "all covered by \(Count.of(seals, "seal"))"
        : "\(sealed) covered by \(Count.of(seals, "seal")), \(unsealed) not sealed yet"
    return "\(Count.of(events, "event")) of \(Count.of(streams, "article")) and "
      + "\(Count.of(texts, "text")): \(standing)\n"
  }

  private static let shown = 50
}

extension LogVerdict.Finding {
  fileprivate var line: SanitizedText {
    guard let article, position == nil else { return SanitizedText(line: finding) }
    return SanitizedText(line: "article \(article.text): \(finding)")
  }
}

extension LogVerdict: JSONDescribed {
  static let json = JSONDescription<LogVerdict>(
    "LogVerdict", "The result of verifying the log.",
    [
      JSONMember("events", "The number of events.", \.events),
      JSONMember("streams", "The number of streams.", \.streams),
      JSONMember("texts", "The number of texts.", \.texts),
      JSONMember("seals", "The number of valid seals.", \.seals),
      JSONMember("sealed", "The number of events that a valid seal covers.", \.sealed),
      JSONMember("found", "The number of findings.", \.found),
      JSONMember("findings", "The first findings.", \.findings),
    ])
}

extension LogVerdict.Finding: JSONDescribed {
  static let json = JSONDescription<LogVerdict.Finding>(
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
