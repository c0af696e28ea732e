import Glibc
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// What is killed.
enum Victim: String, CaseIterable {
  /// `galley worker`.
  case worker
  /// `galley projection rebuild --all`.
  case rebuild
  /// Only the postmaster. The other processes of the server notice that it is gone.
  case postmaster
  /// Another process of the server. The postmaster then ends all others, and recovers.
  case backend
  /// All processes of the server at once.
  case server

  /// Equal numbers of workers, rebuilds and servers, in random order.
  static func draw(_ count: Int, using random: inout SeededGenerator) -> [Victim] {
    let servers: [Victim] = [.server, .backend, .postmaster]
    return (0..<count).map { number in
      switch number % 3 {
      case 0: servers[number / 3 % 3]
      case 1: .worker
      default: .rebuild
      }
    }.shuffled(using: &random)
  }
}

extension EmbeddedServer {
  /// Kills the victim, and waits until all processes that must end with it have ended.
  func kill(_ victim: Victim, using random: inout SeededGenerator) async throws {
    let first = try #require(postmaster).pid
    let others = processes.all.filter { $0 != first }.sorted()
    let killed: [pid_t] =
      switch victim {
      case .worker, .rebuild: []
      case .postmaster: [first]
      case .backend: [random.any(of: others)]
      // The postmaster first, so that it does not see the others end.
      case .server: [first] + others
      }
    for process in killed { Glibc.kill(process, SIGKILL) }
    let ending = victim == .backend ? others : killed
    while ending.contains(where: processes.contains) { try await Task.sleep(for: .milliseconds(1)) }
  }
}
