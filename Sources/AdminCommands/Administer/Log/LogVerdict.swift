import Foundation
import JSON
import Newsroom
import PlainText
import PostgresEventStore
import Terminal

/// What `log verify` found, in words and for other programs.
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
  /// Seals that hold.
  let seals: Int
  /// Events under a seal that holds.
  let sealed: Int64
  /// How many findings there are.
  let found: Int
  /// The first of them.
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

  /// A line for each finding, and one about what was verified.
  var text: String {
    let more = found > findings.count ? "and \(found - findings.count) more\n" : ""
    return findings.map { "\($0.line)\n" }.joined() + more + summary
  }

  private var summary: String {
    let unsealed = max(0, Int64(events) - sealed)
    let standing =
      seals == 0
      ? "no seal was made or holds, and nothing else shows that they are unchanged"
      : unsealed == 0
        ? "all of them under \(Count.of(seals, "seal"))"
        : "\(sealed) of them under \(Count.of(seals, "seal")), \(unsealed) not sealed yet"
    return "\(Count.of(events, "event")) of \(Count.of(streams, "article")) and "
      + "\(Count.of(texts, "text")): \(standing)\n"
  }

  private static let shown = 50
}

extension LogVerdict.Finding {
  fileprivate var line: SanitizedText {
    guard let article, position == nil else { return SanitizedText(line: finding) }
    return SanitizedText(line: "article \(article.uuidString.lowercased()): \(finding)")
  }
}

extension LogVerdict: JSONDescribed {
  static let json = JSONDescription<LogVerdict>(
    "LogVerdict", "What a verification of the log found.",
    [
      JSONMember("events", "The number of events.", \.events),
      JSONMember("streams", "The number of streams.", \.streams),
      JSONMember("texts", "The number of texts.", \.texts),
      JSONMember("seals", "The seals that hold.", \.seals),
      JSONMember("sealed", "The events under a seal that holds.", \.sealed),
      JSONMember("found", "The number of findings.", \.found),
      JSONMember("findings", "The first of the findings.", \.findings),
    ])
}

extension LogVerdict.Finding: JSONDescribed {
  static let json = JSONDescription<LogVerdict.Finding>(
    "LogFinding", "Something that is wrong in the log.",
    [
      JSONMember.leftOutIfNil(
        "position", "The position of the event; left out if it is no event's.",
        \.position),
      JSONMember.leftOutIfNil("article", "The article; left out if it is no article's.", \.article),
      JSONMember.leftOutIfNil(
        "version", "The number in the article's stream; left out if it is no event's.",
        \.version),
      JSONMember("finding", "What is wrong, in a sentence.", \.finding),
    ])
}
