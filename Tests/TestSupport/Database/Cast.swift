/// The people of every migrated test database.
///
/// Their roles belong to the whole server. A test that changes a role must use its own login: see
/// ``TestDatabase/newLogin(_:)``.
package enum Cast: String, CaseIterable, Sendable {
  case eva, emil
  case anna, adam
  case otto

  package var login: String { rawValue }

  package var role: String {
    switch self {
    case .eva, .emil: "editor"
    case .anna, .adam: "admin"
    case .otto: "auditor"
    }
  }
}
