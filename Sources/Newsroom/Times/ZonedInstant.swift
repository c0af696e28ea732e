package import Foundation

/// An instant as a person gave it, and the zone in which they did.
package struct ZonedInstant: Hashable, Sendable {
  package let instant: Date
  /// An IANA name, for showing the local time; `UTC` for a time with an offset and no zone.
  package let zone: String
}
