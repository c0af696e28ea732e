import Digests
import Editorial
package import EditorialReadModels
import Foundation

/// A stretch of time in which the public could read a revision.
package struct LiveInterval: Sendable {
  package let row: LiveIntervalRow
  /// Of the revision.
  package let headline: String
  /// Who took the revision's text out; nil while it is kept.
  package let erased: TextErasure?
}

extension LiveInterval: Encodable {
  private enum Key: String, CodingKey {
    case from, until, revision, digest, headline, erased
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(row.liveFrom.timestamp, forKey: .from)
    try container.encode(row.liveUntil?.timestamp, forKey: .until)
    try container.encode(row.revision, forKey: .revision)
    try container.encode(row.digest.hex, forKey: .digest)
    try container.encode(headline, forKey: .headline)
    try container.encode(erased, forKey: .erased)
  }
}
