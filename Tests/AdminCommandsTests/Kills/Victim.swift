import Glibc
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// What gets SIGKILL.
enum Victim: String, CaseIterable {
  /// `galley worker`.
  case worker
  /// `galley projection rebuild --all`.
  case rebuild
  /// The server's first process alone: the others notice that it has gone.
  case postmaster
  /// Any other of its processes: the first one ends the rest and recovers by itself.
  case backend
  /// All of them at one moment.
  case server

  /// A third each of workers, rebuilds and servers, in a random order.
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
  /// Kills what of the server `victim` names, and waits until what must end with it has ended.
  func kill(_ victim: Victim, using random: inout SeededGenerator) async throws {
    let first = try #require(postmaster).pid
    let others = processes.all.filter { $0 != first }.sorted()
    let killed: [pid_t] =
      switch victim {
      case .worker, .rebuild: []
      case .postmaster: [first]
      case .backend: [random.any(of: others)]
      // The first one first: it must not see the others die.
      case .server: [first] + others
      }
    for process in killed { Glibc.kill(process, SIGKILL) }
    let ending = victim == .backend ? others : killed
    while ending.contains(where: processes.contains) { try await Task.sleep(for: .milliseconds(1)) }
  }
}
