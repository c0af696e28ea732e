import Glibc
import PrivateServers

extension EmbeddedServer {
  /// Stops the server that a killed restore or upgrade left in this home, and removes its copy of the
  /// data.
  ///
  /// - Returns: The folder of what was left. Nil if there was none, or if a restore or an upgrade is
  ///   running.
  package func removeLeftDraft() throws -> String? {
    guard access(home.draft, F_OK) == 0 else { return nil }
    let user = try ServerUser.owning(home: home.path)
    guard let lock = try user.lock(home.draftLock) else { return nil }
    defer { withExtendedLifetime(lock) {} }
    try EmbeddedServer(home: home.draft).end(.immediate)
    try user.removeFolder(home.draft)
    return home.draft
  }
}
