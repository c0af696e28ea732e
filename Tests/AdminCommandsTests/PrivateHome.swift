import EmbeddedPostgreSQL
import Foundation
import TestSupport

/// The home of a test's own private server, which the server's user can reach.
enum PrivateHome {
  /// Calls `body` with the environment for the home. Stops the server and removes the home
  /// afterwards.
  ///
  /// - Parameter onDisk: For tests about data on the disk. In other tests, the data is in memory.
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
