import Editorial
import EventSourcing
import Foundation
import JSON
import Newsroom
import PlainText
import Terminal

/// Prints events of the log, and those that follow.
struct LogReading {
  let member: Member
  let query: LogQuery
  let console: Console

  private static let batch = 1000

  /// Prints the last events, or the first ones after a position.
  func show(after position: Int64?, _ count: Int?) async throws {
    guard let position else {
      return try show(try await member.logTail(count ?? 10, query))
    }
    let count = count ?? Self.batch
    let (entries, end) = try await member.log(count, after: position, query)
    try show(entries)
    if entries.count == count {
      console.tell("there may be more; continue with --after \(end)")
    }
  }

  /// Prints the last events, or all after a position, and then each new one.
  ///
  /// - Throws: When the output is closed, or the task is cancelled.
  func follow(after position: Int64?, _ count: Int?) async throws {
    var position = position
    if position == nil {
      let end = try await member.logEnd()
      let entries = try await member.logTail(count ?? 10, query)
      try write(entries)
      position = max(end, entries.last?.position ?? end)
    }
    var last = position ?? 0
    while true {
      let (entries, end) = try await member.log(Self.batch, after: last, query)
      try write(entries)
      last = end
      if console.output.hasLostReader { throw OutputError.closed }
      if entries.count < Self.batch { try await Task.sleep(for: .milliseconds(200)) }
    }
  }

  private func show(_ entries: [LogEntry]) throws {
    let table = Table(
      columns: [
        TableColumn("position", alignment: .right), TableColumn("recorded"),
        TableColumn("actor", minimumWidth: 8), TableColumn("event"),
        TableColumn("article", minimumWidth: 16),
        TableColumn("version", alignment: .right, dropRank: 1), TableColumn("stream", dropRank: 2),
      ],
      rows: entries.map { entry in
        [
          TableCell(String(entry.position)), TableCell(Moment(entry.recordedAt).absolute),
          TableCell(entry.actor), TableCell(entry.type, .bold), TableCell(entry.slug ?? ""),
          TableCell(String(entry.version)), TableCell("\(entry.stream)", .dim),
        ]
      })
    try console.show(entries, as: table, ifEmpty: "no events")
  }

  /// A line for each event.
  private func write(_ entries: [LogEntry]) throws {
    let text = entries.map { console.format.isJSON ? JSONOutput.line(of: $0) : line(of: $0) }
    try console.output.write(text.joined())
    try console.output.flush()
  }

  private func line(of entry: LogEntry) -> String {
    let words = [
      String(entry.position), Moment(entry.recordedAt).absolute, entry.actor, entry.type,
      entry.slug ?? entry.stream.description,
    ]
    return SanitizedText(line: words.joined(separator: "  ")).description + "\n"
  }
}
