import Foundation
import Glibc
import Newsroom
import PlainText
import PostgreSQL
import PrivateServers
import SystemCalls

/// Three nodes under Patroni, and etcd, on this machine. They listen on 127.0.0.1.
package final class PatroniCluster {
  let nodes: [PatroniNode]
  let folder: String
  let password: String
  private let etcd: BackgroundProgram

  package static var isInstalled: Bool { missing == nil }

  /// The first program that is not installed.
  private static var missing: String? {
    (programs + ["\(PatroniConfiguration.programs)/postgres"])
      .first { !FileManager.default.fileExists(atPath: $0) }
  }

  private static let programs = ["/usr/bin/patroni", "/usr/bin/etcd"]

  private init(in folder: String, as user: ServerUser) throws {
    self.folder = folder
    password = UUID().text
    let (client, peer) = (try LoopbackSocket.freePort(), try LoopbackSocket.freePort())
    let urls = ["http://127.0.0.1:\(client)", "http://127.0.0.1:\(peer)"]
    // Patroni locks safely only with the second version of etcd's interface; see Availability.
    etcd = try user.begin(
      "/usr/bin/etcd",
      [
        "--name=etcd", "--data-dir=\(folder)/etcd", "--log-level=error", "--enable-v2=true",
        "--listen-client-urls=\(urls[0])", "--advertise-client-urls=\(urls[0])",
        "--listen-peer-urls=\(urls[1])", "--initial-advertise-peer-urls=\(urls[1])",
        "--initial-cluster=etcd=\(urls[1])",
      ], output: "\(folder)/etcd.log")
    let password = password
    do {
      nodes = try (1...3).map {
        try PatroniNode($0, in: folder, etcd: client, user: user, password: password)
      }
    } catch {
      etcd.end()
      throw error
    }
  }

  /// Starts a cluster, runs `body`, and ends the cluster.
  ///
  /// - Throws: ``Failure`` if a program is not installed, or the error of `body`.
  package static func with<Result>(
    _ body: (PatroniCluster) async throws -> Result
  ) async throws -> Result {
    if let missing {
      throw Failure(
        .failed,
        "\(missing) is not installed; the nodes need Patroni, etcd and "
          + "PostgreSQL 15")
    }
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "galley-nodes-\(UUID().text.prefix(8))").path
    let user = try ServerUser.running(home: folder)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard chown(folder, user.id, user.group) == 0 else {
      throw Failure(.failed, "\(user.name) cannot get a folder: \(SystemCall.reason(of: errno))")
    }
    let cluster = try PatroniCluster(in: folder, as: user)
    defer {
      for node in cluster.nodes { node.end() }
      cluster.etcd.end()
    }
    for node in cluster.nodes { try node.start() }
    try await cluster.waitUntilReplicated()
    return try await body(cluster)
  }

  /// An address with all nodes. All logins have the same password.
  func url(database: String = "newsroom", user: String = "postgres") -> String {
    let hosts = nodes.map { "127.0.0.1:\($0.outerPort)" }.joined(separator: ",")
    return "postgresql://\(user):\(password)@\(hosts)/\(database)?connect_timeout="
      + String(Self.connectLimit)
  }

  /// The limit for a connection to one node, in seconds. It is the shortest that libpq permits.
  static let connectLimit = 2

  /// The node that accepts changes.
  ///
  /// - Throws: `PostgresError` if there is none at present.
  func leader() async throws -> PatroniNode {
    let port: Int = try await value(
      "SELECT current_setting('port')::bigint", database: "postgres")
    guard let leader = nodes.first(where: { $0.port == port }) else {
      throw Failure(.failed, "a server that is not a node of the cluster answers on port \(port)")
    }
    return leader
  }

  /// Waits until a node accepts changes, both others follow it, and one is its synchronous standby.
  ///
  /// - Throws: ``Failure`` with the ends of the logs after three minutes.
  func waitUntilReplicated() async throws {
    let question: Query = """
      SELECT count(*) = 2 AND coalesce(bool_or(sync_state = 'sync'), false)
      FROM pg_stat_replication WHERE state = 'streaming' AND application_name LIKE 'node%'
      """
    let end = ContinuousClock.now + .seconds(180)
    while true {
      try Task.checkCancellation()
      if (try? await value(question, database: "postgres")) == true, knowsItsStandby { return }
      guard ContinuousClock.now < end else {
        throw Failure(.failed, "the three nodes were not complete after three minutes: \(logs)")
      }
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// Whether Patroni has written to etcd which standby may be promoted. Until then, none may.
  private var knowsItsStandby: Bool {
    nodes.contains { node in
      let answer = try? HTTPExchange.get("http://127.0.0.1:\(node.api)/cluster")
      return answer?.body.contains("sync_standby") == true
    }
  }

  /// The answer of the node that accepts changes.
  func value<T: PostgresDecodable & Sendable>(
    _ query: Query, database: String = "newsroom", as type: T.Type = T.self
  ) async throws -> T {
    var settings = try ConnectionSettings(url: url(database: database))
    settings.answerLimit = .seconds(10)
    return try await Pool.once(settings) { try $0.execute(query)[0].value(at: 0, as: T.self) }
  }

  /// The ends of all logs.
  private var logs: String {
    nodes.map {
      let log =
        (try? String(contentsOfFile: "\(folder)/node\($0.number).log", encoding: .utf8)) ?? ""
      return log.split(separator: "\n").suffix(8).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
