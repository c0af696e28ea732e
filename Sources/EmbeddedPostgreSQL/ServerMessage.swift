import Foundation
import Glibc
import SystemCalls

/// The output of a PostgreSQL program that failed. Galley reports the relevant line of it.
struct ServerMessage {
  let text: String

  /// Recognised by the message in the C locale, in which the programs run.
  var saysDiskIsFull: Bool {
    [ENOSPC, EDQUOT].contains { text.contains(SystemCall.reason(of: $0)) }
  }

  var saysTimeIsOver: Bool { text.contains("did not start in time") }

  /// The last fatal message or its cause, or else the last line; without times and process ids.
  var reason: String? {
    let lines = text.split(separator: "\n").map(Self.withoutPrefix)
    if let fatal = lines.last(where: { $0.isFatal })?.text {
      // The line before "configuration file … contains errors" says what is wrong.
      let cause = lines.last { !$0.isFatal && $0.text.contains("in file \"") }?.text
      guard fatal.contains("contains errors"), let cause else { return fatal }
      return cause
    }
    return lines.last?.text
  }

  /// Reduces "2026-01-02 03:04:05.678 UTC [99] FATAL:  reason" and "initdb: error: reason" to
  /// "reason".
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
