import Foundation
import Glibc
import TestSupport
import Testing

/// One node of a cluster: Patroni, and the PostgreSQL server that it runs.
final class PatroniNode {
  let number: Int
  let port: Int
  /// The port of Patroni's API.
  let api: Int
  private let folder: String
  private var patroni: ChildProcess?

  /// - Parameter folder: The one of the cluster, with the node's configuration.
  init(_ number: Int, in folder: String, etcd: Int) throws {
    self.number = number
    self.folder = folder
    port = try Loopback.freePort()
    api = try Loopback.freePort()
    try PatroniConfiguration(number: number, port: port, api: api, etcd: etcd, folder: folder).text
      .write(toFile: "\(folder)/node\(number).yml", atomically: false, encoding: .utf8)
  }

  func start() throws {
    var streams = ChildProcess.Streams()
    (streams.output, streams.errors) = (
      "\(folder)/node\(number).log", "\(folder)/node\(number).log"
    )
    patroni = try UnprivilegedProcess.start(
      "/usr/bin/patroni", ["\(folder)/node\(number).yml"], streams: streams)
  }

  /// The processes of the server: the postmaster, and its children.
  private var server: [pid_t] {
    let file = "\(folder)/data\(number)/postmaster.pid"
    guard let text = try? String(contentsOfFile: file, encoding: .utf8),
      let first = text.split(separator: "\n").first.flatMap({ pid_t($0) }), kill(first, 0) == 0
    else { return [] }
    let children = try? String(
      contentsOfFile: "/proc/\(first)/task/\(first)/children", encoding: .utf8)
    return [first] + (children ?? "").split(separator: " ").compactMap { pid_t($0) }
  }

  /// Sends a signal to the postmaster and its children.
  func signalServer(_ signal: Int32) { for process in server { kill(process, signal) } }

  /// Sends a signal to Patroni as well, which is first.
  func signal(_ signal: Int32) {
    if let patroni { kill(-patroni.pid, signal) }
    signalServer(signal)
  }

  /// Kills Patroni and the server, and waits for the end of Patroni.
  func killAll() {
    guard let ended = patroni.take() else { return }
    kill(-ended.pid, SIGKILL)
    signalServer(SIGKILL)
    ended.waitForExit()
  }
}

/// PostgreSQL, Patroni and etcd refuse to run as root, or should not.
enum UnprivilegedProcess {
  static func start(
    _ program: String, _ words: [String], streams: ChildProcess.Streams
  ) throws -> ChildProcess {
    guard geteuid() == 0 else { return try ChildProcess(program, words, streams: streams) }
    let change = ["--reuid=postgres", "--regid=postgres", "--init-groups", program]
    return try ChildProcess("/usr/bin/setpriv", change + words, streams: streams)
  }

  /// Lets it write to a folder.
  static func give(_ folder: String) throws {
    guard geteuid() == 0 else { return }
    let user = try #require(getpwnam("postgres")).pointee
    try #require(chown(folder, user.pw_uid, user.pw_gid) == 0)
  }
}
