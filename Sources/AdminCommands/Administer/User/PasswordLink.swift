import Foundation
import JSON

/// A link with which a person sets a new password once.
struct PasswordLink: Hashable, Sendable {
  let name: String
  let link: String
  let expiresAt: Date
}

extension PasswordLink: JSONDescribed {
  static let json = JSONDescription<PasswordLink>(
    "PasswordLink", "A link with which a person sets a new password once.",
    [
      JSONMember("name", "The person's login.", \.name),
      JSONMember("link", "The address of the page. It contains a secret.", \.link),
      JSONMember("expiresAt", "When the link stops being valid.", \.expiresAt),
    ])
}
