import Digests
package import Foundation

/// The right to set a person's password once, for a person who has forgotten it.
package struct PasswordReset: Sendable {
  package let login: String
  /// Goes into a link. The newsroom keeps only its digest.
  package let secret: LinkSecret
  package let expiresAt: Date

  package static let standardHours = 24
  /// The longest that a link may be valid.
  package static let mostHours = 168
}
