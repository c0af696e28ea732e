package import Foundation

/// A person's second factor, without its secret.
package struct SecondFactor: Hashable, Sendable {
  package let since: Date
  /// How many recovery codes are left.
  package let recoveryCodes: Int
}
