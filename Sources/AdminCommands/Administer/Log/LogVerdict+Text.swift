import Foundation
import Newsroom
import PlainText

extension LogVerdict {
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
    let stored =
      pictures == 0
      ? " and \(Count.of(texts, "text"))"
      : ", \(Count.of(texts, "text")) and \(Count.of(pictures, "picture"))"
    return "\(Count.of(events, "event")) of \(Count.of(streams, "stream"))\(stored): \(standing)\n"
  }
}

extension LogVerdict.Finding {
  fileprivate var line: SanitizedText {
    guard let article, position == nil else { return SanitizedText(line: finding) }
    return SanitizedText(line: "article \(article.text): \(finding)")
  }
}
