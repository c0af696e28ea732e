import Foundation
import Newsroom
import PlainText
import PostgresEventStore
import Terminal

/// What `log verify` has found, in words and for other programs.
struct LogVerdict: Encodable {
  struct Finding: Encodable {
    let position: Int64?
    let article: String?
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

  init(_ report: LogReport) {
    events = report.streams.events
    streams = report.streams.streams
    texts = report.streams.texts
    seals = report.seals.seals
    sealed = report.seals.sealed
    found = report.findings.count
    findings = report.findings.prefix(Self.shown).map { finding in
      Finding(
        position: finding.position, article: finding.stream?.uuidString.lowercased(),
        version: finding.version, finding: finding.sentence)
    }
  }

  /// A line a finding, and one of what was looked at.
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
    return SanitizedText(line: "article \(article): \(finding)")
  }
}
