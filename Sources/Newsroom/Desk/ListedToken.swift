import Digests
package import Foundation
package import JSON

/// A token in a list.
package struct ListedToken: Sendable {
  package let id: [UInt8]
  /// Whose it is.
  package let login: String
  package let label: String
  package let scope: TokenScope
  package let madeAt: Date
  package let expiresAt: Date
  /// Nil until it is used.
  package let usedAt: Date?

  package init(
    id: [UInt8], login: String, label: String, scope: TokenScope, madeAt: Date, expiresAt: Date,
    usedAt: Date?
  ) {
    (self.id, self.login, self.label, self.scope) = (id, login, label, scope)
    (self.madeAt, self.expiresAt, self.usedAt) = (madeAt, expiresAt, usedAt)
  }
}

extension ListedToken: JSONDescribed {
  package static let json = JSONDescription<ListedToken>(
    "Token", "A token of the API. Its secret is not in it.",
    [
      JSONMember("id", "The id of the token.", \.id.hex),
      JSONMember("person", "Whose it is.", \.login),
      JSONMember("label", "What the person calls it.", \.label),
      JSONMember("scope", "What a program may do with it.", \.scope),
      JSONMember("madeAt", "When it was made.", \.madeAt),
      JSONMember("expiresAt", "When it expires.", \.expiresAt),
      JSONMember("usedAt", "When it was used last, to the minute; null until then.", \.usedAt),
    ])
}

extension TokenScope: JSONDescribed {}

/// A token that was just made.
package struct MadeToken: Sendable {
  /// What a program sends.
  package let text: String
  package let label: String
  package let scope: TokenScope
  package let expiresAt: Date

  package init(text: String, label: String, scope: TokenScope, expiresAt: Date) {
    (self.text, self.label, self.scope, self.expiresAt) = (text, label, scope, expiresAt)
  }
}

extension MadeToken: JSONDescribed {
  package static let json = JSONDescription<MadeToken>(
    "MadeToken", "A token that was just made. It is not shown again.",
    [
      JSONMember("token", "What a program sends; keep it like a password.", \.text),
      JSONMember("label", "What the person calls it.", \.label),
      JSONMember("scope", "What a program may do with it.", \.scope),
      JSONMember("expiresAt", "When it expires.", \.expiresAt),
    ])
}
