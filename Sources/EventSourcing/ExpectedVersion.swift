/// What the writer believes of a stream before it appends.
package enum ExpectedVersion: Hashable, Sendable {
  /// The stream has no events yet.
  case noStream
  /// The stream's last event has this version, counted from 1.
  case exactly(Int)

  /// The number of events that the stream is expected to hold.
  package var version: Int {
    switch self {
    case .noStream: 0
    case .exactly(let version): version
    }
  }
}
