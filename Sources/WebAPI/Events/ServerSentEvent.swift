import JSON
import Newsroom

/// The lines of `text/event-stream`, as in the HTML standard's chapter on server-sent events.
enum ServerSentEvent {
  /// Tells the client how soon to connect again after the stream has ended.
  static let beginning = Array("retry: 1000\n\n".utf8)
  /// A line that means nothing. It shows each side that the other one is there.
  static let heartbeat = Array(":\n\n".utf8)

  /// An event of the log. Its position is the id with which a client continues.
  static func bytes(of entry: LogEntry) -> [UInt8] {
    Array(
      """
      id: \(entry.position)
      event: \(entry.type)
      data: \(entry.jsonValue.text(.compact))


      """.utf8)
  }
}
