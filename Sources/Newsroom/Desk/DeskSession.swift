package import Editorial
package import Foundation

/// A person who is signed in to the web desk.
package struct DeskSession: Sendable {
  package let ticket: SessionTicket
  package let actor: Actor
  let password: Password

  /// How long a session lasts.
  package enum Limit {
    /// Without a request.
    package static let idle: Duration = .seconds(8 * 3_600)
    package static let whole: Duration = .seconds(72 * 3_600)
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
