import Foundation
import Glibc

/// What PostgreSQL's programs say when they fail, as galley reports it: the line that matters.
struct ServerMessage {
  let text: String

  /// In the C locale, in which the programs are run.
  var saysDiskIsFull: Bool {
    [ENOSPC, EDQUOT].contains { text.contains(String(cString: strerror($0))) }
  }

  var saysTimeIsOver: Bool { text.contains("did not start in time") }

  /// One line: the last fatal message and the one that led to it, or else the last line; without
  /// times and process ids.
  var reason: String? {
    let lines = text.split(separator: "\n").map(Self.withoutPrefix)
    if let fatal = lines.last(where: { $0.isFatal })?.text {
      // "configuration file … contains errors" is told by the line before it.
      let cause = lines.last { !$0.isFatal && $0.text.contains("in file \"") }?.text
      guard fatal.contains("contains errors"), let cause else { return fatal }
      return cause
    }
    return lines.last?.text
  }

  /// "2026-01-02 03:04:05.678 UTC [99] FATAL:  reason" and "initdb: error: reason" to "reason".
  private static func withoutPrefix(_ line: Substring) -> (text: String, isFatal: Bool) {
    for mark in ["FATAL:", "PANIC:", "initdb: error:", "postgres: "] {
      if let range = line.range(of: mark) {
        return (line[range.upperBound...].trimmingCharacters(in: .whitespaces), true)
      }
    }
    let message = line.range(of: "LOG:").map { line[$0.upperBound...] } ?? line
    return (message.trimmingCharacters(in: .whitespaces), false)
  }
}
