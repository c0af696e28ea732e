import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// Three nodes under Patroni, and etcd, on this machine. The nodes listen on 127.0.0.1.
final class PatroniCluster {
  let nodes: [PatroniNode]
  private let folder: String
  private let etcd: ChildProcess

  static let isInstalled = ["/usr/bin/patroni", "/usr/bin/etcd", PatroniConfiguration.programs]
    .allSatisfy { FileManager.default.fileExists(atPath: $0) }

  private init() throws {
    folder = try ScratchDirectory.make("galley-patroni")
    try UnprivilegedProcess.give(folder)
    let (client, peer) = (try Loopback.freePort(), try Loopback.freePort())
    let urls = ["http://127.0.0.1:\(client)", "http://127.0.0.1:\(peer)"]
    var streams = ChildProcess.Streams()
    (streams.output, streams.errors) = ("\(folder)/etcd.log", "\(folder)/etcd.log")
    etcd = try UnprivilegedProcess.start(
      "/usr/bin/etcd",
      [
        "--name=etcd", "--data-dir=\(folder)/etcd", "--log-level=error",
        "--listen-client-urls=\(urls[0])", "--advertise-client-urls=\(urls[0])",
        "--listen-peer-urls=\(urls[1])", "--initial-advertise-peer-urls=\(urls[1])",
        "--initial-cluster=etcd=\(urls[1])", "--enable-v2=true",
      ], streams: streams)
    let folder = folder
    nodes = try (1...3).map { try PatroniNode($0, in: folder, etcd: client) }
  }

  /// Starts a cluster, runs `body`, and ends the cluster.
  static func with(_ body: (PatroniCluster) async throws -> Void) async throws {
    let cluster = try PatroniCluster()
    defer {
      for node in cluster.nodes { node.killAll() }
      cluster.etcd.end()
      try? FileManager.default.removeItem(atPath: cluster.folder)
    }
    for node in cluster.nodes { try node.start() }
    try await cluster.waitUntilReplicated()
    try await body(cluster)
  }

  /// An address with all nodes.
  func url(database: String = "newsroom") -> String {
    let hosts = nodes.map { "127.0.0.1:\($0.port)" }.joined(separator: ",")
    return "postgresql://postgres@\(hosts)/\(database)?connect_timeout=2"
  }

  /// The node that accepts changes.
  ///
  /// - Throws: `PostgresError` if there is none at present.
  func leader() async throws -> PatroniNode {
    let port: Int = try await value(
      "SELECT current_setting('port')::bigint", database: "postgres")
    return try #require(nodes.first { $0.port == port })
  }

  /// Waits until a node accepts changes, both others follow it, and one is its synchronous standby.
  func waitUntilReplicated() async throws {
    let question: Query = """
      SELECT count(*) = 2 AND bool_or(sync_state = 'sync') FROM pg_stat_replication
      WHERE state = 'streaming' AND application_name LIKE 'node%'
      """
    let end = ContinuousClock.now + .seconds(180)
    while true {
      if (try? await value(question, database: "postgres")) == true, await knowsItsStandby() {
        return
      }
      try #require(ContinuousClock.now < end, "waited in vain for the cluster: \(logs)")
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  /// Whether Patroni has written to etcd which standby may be promoted. Until then, none may.
  private func knowsItsStandby() async -> Bool {
    let request = Array("GET /cluster HTTP/1.0\r\n\r\n".utf8)
    return await Loopback.exchange(request, port: nodes[0].api).contains("sync_standby")
  }

  /// The answer of the node that accepts changes.
  func value<T: PostgresDecodable & Sendable>(
    _ query: Query, database: String = "newsroom", as type: T.Type = T.self
  ) async throws -> T {
    var settings = try ConnectionSettings(url: url(database: database))
    settings.answerLimit = .seconds(10)
    let once = Pool(settings, maximum: 1)
    do {
      let answer = try await once.withConnection {
        try $0.execute(query)[0].value(at: 0, as: T.self)
      }
      await once.close()
      return answer
    } catch {
      await once.close()
      throw error
    }
  }

  /// The ends of all logs, for a failed test.
  private var logs: String {
    nodes.map {
      let log =
        (try? String(contentsOfFile: "\(folder)/node\($0.number).log", encoding: .utf8)) ?? ""
      return log.split(separator: "\n").suffix(8).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
