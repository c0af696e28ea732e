/// What the database lets a person do.
package enum Role: String, Hashable, Sendable, CaseIterable {
  case editor
  /// May do all that an editor may.
  case admin
  /// Reads everything, writes nothing.
  case auditor
}

/// Who acts, as the database authenticated them.
package struct Actor: Hashable, Sendable {
  package let name: String
  package let role: Role

  package init(name: String, role: Role) {
    self.name = name
    self.role = role
  }
}
