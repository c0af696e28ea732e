package import Editorial
package import Foundation
package import JSON

/// A current or former user of the newsroom.
package struct Person: Sendable {
  package let login: String
  /// Nil for a disabled person.
  package let role: Role?
  package let addedBy: String
  package let addedAt: Date
  package let disabledAt: Date?
}

extension Person: JSONDescribed {
  package static let json = JSONDescription<Person>(
    "Person", "A current or former user of the newsroom.",
    [
      JSONMember("name", "The login.", \.login),
      JSONMember("role", "The role; null for a disabled person.", \.role),
      JSONMember("addedBy", "Who added the person.", \.addedBy),
      JSONMember("addedAt", "When the person was added.", \.addedAt),
      JSONMember(
        "disabledAt", "When the person was disabled; null for an active person.",
        \.disabledAt),
    ])
}
