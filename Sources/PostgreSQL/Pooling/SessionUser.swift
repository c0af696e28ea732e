/// The user of a pooled connection's session (PostgreSQL's `session_user`), and how the session
/// gets that user.
package enum SessionUser: Hashable, Sendable {
  /// The login in the pool's settings.
  case configured
  /// A login with its own connection. If the password is nil, libpq's environment and files supply
  /// it.
  case login(String, password: String?)
  /// A login that the configured one, a superuser, acts as (SET SESSION AUTHORIZATION).
  case impersonated(String)

  /// The name of the login; nil for the configured one.
  package var name: String? {
    switch self {
    case .configured: nil
    case .login(let name, _), .impersonated(let name): name
    }
  }

  /// Whether the configured login opened the session and can therefore act as somebody else in it.
  var isReassignable: Bool {
    if case .login = self { false } else { true }
  }

  /// The settings with which a connection for this user is opened.
  package func settings(_ configured: ConnectionSettings) -> ConnectionSettings {
    guard case .login(let name, let password) = self else { return configured }
    return configured.with(user: name, password: password)
  }
}

// The password is never shown, neither in a description nor by reflection.
extension SessionUser: CustomStringConvertible, CustomReflectable {
  package var description: String { name ?? "the configured login" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
