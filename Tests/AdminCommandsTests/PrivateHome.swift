import EmbeddedPostgreSQL
import Foundation

/// A directory for a private server of the test's own, which the server's user can reach.
enum PrivateHome {
  /// Gives `body` the environment that leads to it; stopped and removed when that has ended.
  static func with(_ body: ([String: String]) async throws -> Void) async throws {
    let parent = "/tmp/galley-admin-\(UUID().uuidString.prefix(8).lowercased())"
    try FileManager.default.createDirectory(
      atPath: parent, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
    defer {
      _ = try? EmbeddedServer(home: "\(parent)/home").stop(.immediate)
      try? FileManager.default.removeItem(atPath: parent)
    }
    try await body(["GALLEY_HOME": "\(parent)/home"])
  }
}
