package import Editorial
package import Foundation

/// Somebody who works in the newsroom, or did.
package struct Person: Sendable {
  package let login: String
  /// Nil for whom may act no more.
  package let role: Role?
  package let addedBy: String
  package let addedAt: Date
  package let disabledAt: Date?
}

extension Person: Encodable {
  private enum Key: String, CodingKey {
    case name, role, addedBy, addedAt, disabledAt
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(login, forKey: .name)
    try container.encode(role, forKey: .role)
    try container.encode(addedBy, forKey: .addedBy)
    try container.encode(addedAt.timestamp, forKey: .addedAt)
    try container.encode(disabledAt?.timestamp, forKey: .disabledAt)
  }
}
