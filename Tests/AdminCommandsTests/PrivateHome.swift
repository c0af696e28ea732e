import EmbeddedPostgreSQL
import Foundation
import TestSupport

/// A directory for a private server of the test's own, which the server's user can reach.
enum PrivateHome {
  /// Gives `body` the environment that leads to it. The server is stopped and the directory removed
  /// when `body` has ended.
  ///
  /// - Parameter onDisk: For tests of what a disk keeps. The others have their data in memory.
  static func with(
    onDisk: Bool = false, _ body: ([String: String]) async throws -> Void
  ) async throws {
    let parent = try ScratchDirectory.make("galley-admin", onDisk: onDisk)
    defer {
      _ = try? EmbeddedServer(home: "\(parent)/home").stop(.immediate)
      try? FileManager.default.removeItem(atPath: parent)
    }
    try await body(["GALLEY_HOME": "\(parent)/home"])
  }
}
