import Editorial
import Foundation
import PostgresEventStore

/// A stream that a read model has stopped in, in words and for other programs.
struct QuarantineAnswer: Encodable {
  let name: String
  let article: String
  let position: Int64
  let version: Int
  let error: String
  let since: String

  init(_ held: QuarantinedStream) {
    name = held.projection
    article = held.stream.uuidString.lowercased()
    position = held.position
    version = held.version
    error = held.error
    since = held.since.timestamp
  }

  var line: String {
    "\(name): article \(article) waits from position \(position) on: \(error)"
  }
}
