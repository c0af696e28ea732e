/// Why a private server's user cannot be used.
package enum ServerUserError: Error, Hashable, Sendable {
  /// There is no such account, or the system does not allow it.
  case cannotBecome(user: String, reason: String)
  /// The user may not search this folder.
  case mayNotSearch(path: String, user: String)
}
