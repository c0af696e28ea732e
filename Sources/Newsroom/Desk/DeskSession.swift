package import Editorial
package import Foundation

/// A person who is signed in to the web desk.
package struct DeskSession: Sendable {
  package let ticket: SessionTicket
  package let actor: Actor
  let password: Password
  /// Whether the newsroom requires a second factor of the person, who has none. Only the page to set
  /// it up is open.
  package internal(set) var mustSetUpSecondFactor = false
  /// The publisher's name; nil if it is not known.
  package internal(set) var publisher: String?

  /// How long a session lasts.
  package enum Limit {
    /// Without a request.
    package static let idle: Duration = .seconds(8 * 3_600)
    package static let whole: Duration = .seconds(72 * 3_600)
    /// From the password to the code.
    package static let code: Duration = .seconds(5 * 60)
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
