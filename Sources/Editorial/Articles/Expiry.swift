package import Foundation

/// When to unpublish an article.
package struct Expiry: Hashable, Sendable {
  /// In milliseconds, as in the log.
  package let at: Date
  /// The IANA name of the time zone in which the time was given.
  package let zone: String

  package init(at: Date, zone: String) {
    self.at = at.roundedToMilliseconds
    self.zone = zone
  }
}
