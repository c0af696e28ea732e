import Foundation
import Newsroom
import PlainText

extension AuditAnswer {
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
