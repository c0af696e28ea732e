import Editorial
import Foundation
import JSON
import PlainText
import Terminal

/// A line in the log of a command that runs for a long time.
struct LogLine {
  enum Level: String, CaseIterable, JSONDescribed {
    case info
    /// Something needs attention, now or soon.
    case warning
    /// Something failed. The work continues.
    case error
  }

  let time: Date
  let level: Level
  let message: String

  init(_ level: Level, _ message: String, at time: Date = Date()) {
    (self.time, self.level, self.message) = (time, level, message)
  }

  /// The line as text, in UTC, with columns for programs.
  var text: String {
    let level = level.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0)
    return "\(time.timestamp) \(level) \(message)"
  }
}

extension LogLine: JSONDescribed {
  static let json = JSONDescription<LogLine>(
    "LogLine", "A line in the log of a command that runs for a long time.",
    [
      JSONMember("time", "When it was written.", \.time),
      JSONMember("level", "How important it is.", \.level),
      JSONMember("message", "What happened, as text.", \.message),
    ])
}

extension Console {
  /// Writes a line of the log of a command that runs for a long time: with `--format json` on standard
  /// output, otherwise as text on standard error. `--quiet` leaves out the text of information.
  func log(_ line: LogLine) {
    switch format {
    case .json, .ndjson:
      // The work continues even if nobody reads the log.
      try? output.write(JSONOutput.line(of: line))
      try? output.flush()
    case .table, .csv:
      guard !isQuiet || line.level != .info else { return }
      try? error.write(SanitizedText(line: line.text).description + "\n")
    }
  }
}
