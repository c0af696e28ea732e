import Foundation
import Glibc
import Newsroom
import PrivateServers
import SystemCalls

/// One node of a cluster: Patroni, the PostgreSQL server that it runs, and the network between them and
/// everybody else.
final class PatroniNode {
  let number: Int
  /// Where the server listens.
  let port: UInt16
  /// Where others reach the server.
  var outerPort: UInt16 { relays[0].port }
  /// Where Patroni's API listens.
  let api: UInt16
  private let folder: String
  private let user: ServerUser
  /// The ways to the server, to Patroni's API and from the node to etcd.
  private let relays: [NetworkRelay]
  private var patroni: BackgroundProgram?

  /// - Parameter folder: The one of the cluster, with the node's configuration.
  init(
    _ number: Int, in folder: String, etcd: UInt16, user: ServerUser, password: String
  ) throws {
    (self.number, self.folder, self.user) = (number, folder, user)
    port = try LoopbackSocket.freePort()
    api = try LoopbackSocket.freePort()
    relays = try [port, api, etcd].map { try NetworkRelay(to: $0) }
    try PatroniConfiguration(
      number: number, port: port, api: api, outerPort: relays[0].port, outerAPI: relays[1].port,
      etcd: relays[2].port, folder: folder, password: password
    ).text.write(toFile: "\(folder)/node\(number).yml", atomically: false, encoding: .utf8)
  }

  func start() throws {
    patroni = try user.begin(
      "/usr/bin/patroni", ["\(folder)/node\(number).yml"], output: "\(folder)/node\(number).log")
  }

  /// The processes of the server: the postmaster, and its children.
  private var server: [pid_t] {
    let data = "\(folder)/data\(number)"
    guard let text = try? String(contentsOfFile: "\(data)/postmaster.pid", encoding: .utf8),
      let first = text.split(separator: "\n").first.flatMap({ pid_t($0) }),
      // The file outlives a killed server, and another process may have its number.
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(first)/cwd")) == data
    else { return [] }
    let children = try? String(
      contentsOfFile: "/proc/\(first)/task/\(first)/children", encoding: .utf8)
    return [first] + (children ?? "").split(separator: " ").compactMap { pid_t($0) }
  }

  /// Sends a signal to the postmaster and its children.
  private func signalServer(_ signal: Int32) { for process in server { kill(process, signal) } }

  /// Sends a signal to Patroni as well, which is first.
  private func signal(_ signal: Int32) {
    if let patroni { kill(-patroni.process, signal) }
    signalServer(signal)
  }

  /// Kills Patroni and the server, and waits for the end of Patroni.
  func killAll() {
    guard let patroni else { return }
    kill(-patroni.process, SIGKILL)
    signalServer(SIGKILL)
    patroni.end()
    self.patroni = nil
  }

  /// Ends everything.
  func end() {
    killAll()
    for relay in relays { relay.stop() }
  }

  func cause(_ fault: Fault) {
    switch fault {
    case .server: signalServer(SIGKILL)
    case .node: killAll()
    case .frozen: signal(SIGSTOP)
    case .network: for relay in relays { relay.cut() }
    }
  }

  /// Ends a fault from which the node does not recover by itself.
  func repair(_ fault: Fault) throws {
    switch fault {
    case .server: break
    case .node: try start()
    case .frozen: signal(SIGCONT)
    case .network: for relay in relays { relay.restore() }
    }
  }
}

extension ServerUser {
  /// Starts a program as this user. PostgreSQL, Patroni and etcd refuse to run as root, or should not.
  func begin(
    _ program: String, _ arguments: [String], output: String
  ) throws(Failure) -> BackgroundProgram {
    let change = ["/usr/bin/setpriv", "--reuid=\(id)", "--regid=\(group)", "--init-groups"]
    return try BackgroundProgram(
      (isAnother ? change : []) + [program] + arguments,
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], output: output)
  }
}
