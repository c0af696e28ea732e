import PrivateServers
import Synchronization

/// The drafts that this process fills. A signal that ends the process ends their servers as well.
package enum OpenDrafts {
  private static let servers = Mutex<[String: EmbeddedServer]>([:])

  static func add(_ server: EmbeddedServer) {
    servers.withLock { $0[server.homeDirectory] = server }
  }

  static func remove(_ server: EmbeddedServer) {
    servers.withLock { $0[server.homeDirectory] = nil }
  }

  /// Stops the servers of the drafts at once, and removes the drafts as far as nothing writes to them.
  /// End the process then: what it does with them fails.
  package static func end() {
    for server in servers.withLock({ Array($0.values) }) {
      try? server.end(.immediate)
      try? ServerUser.owning(home: server.homeDirectory).removeFolder(server.homeDirectory)
    }
  }
}
