/// Whose session a pooled connection is: PostgreSQL's `session_user`, and how the session became
/// that user's.
package enum SessionUser: Hashable, Sendable {
  /// The login in the pool's settings.
  case configured
  /// A login that connects for itself. A nil password leaves it to libpq's environment and files.
  case login(String, password: String?)
  /// A login that the configured one, a superuser, acts as (SET SESSION AUTHORIZATION).
  case impersonated(String)

  /// The login's name; nil for the configured one.
  package var name: String? {
    switch self {
    case .configured: nil
    case .login(let name, _), .impersonated(let name): name
    }
  }

  /// Whether a session of this user's is one of the configured login's, who can act as somebody
  /// else in it.
  var isReassignable: Bool {
    if case .login = self { false } else { true }
  }

  /// The settings that a connection of this user's is opened with.
  package func settings(_ configured: ConnectionSettings) -> ConnectionSettings {
    guard case .login(let name, let password) = self else { return configured }
    return configured.with(user: name, password: password)
  }
}

// The password is shown nowhere: not in a text, nor by reflection.
extension SessionUser: CustomStringConvertible, CustomReflectable {
  package var description: String { name ?? "the configured login" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
