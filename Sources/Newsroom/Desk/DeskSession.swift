package import Editorial
package import Foundation

/// A person who is signed in to the web desk.
package struct DeskSession: Sendable {
  package let ticket: SessionTicket
  package let actor: Actor
  /// When the person last typed the password.
  package let confirmedAt: Date
  let password: Password

  /// How long a session lasts.
  package enum Limit {
    /// Without a request.
    package static let idle: Duration = .seconds(8 * 3_600)
    package static let whole: Duration = .seconds(72 * 3_600)
    /// What cannot be undone requires a password that was typed within this time.
    package static let confirmation: Duration = .seconds(15 * 60)
  }

  /// Whether the person typed the password recently enough for what cannot be undone.
  package func isConfirmed(at now: Date) -> Bool {
    now.timeIntervalSince(confirmedAt) < Limit.confirmation / .seconds(1)
  }
}

/// A session as its person sees it in a list.
package struct ListedSession: Sendable {
  package let id: [UInt8]
  package let agent: String
  package let address: String
  package let beganAt: Date
  package let usedAt: Date
}
