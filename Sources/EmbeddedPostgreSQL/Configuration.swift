import Foundation

/// The contents of the server's configuration files.
struct Configuration {
  let socketDirectory: String
  let port: Int
  let superuser: String
  let serverUser: String
  /// The major version of the server.
  let major: Int
  /// Whether the home has an archive of the write-ahead log.
  let isArchiving: Bool
  /// Settings that override galley's own.
  let settings: [String: String]

  /// The file that `postgresql.conf` includes.
  static let includedName = "galley.conf"

  /// Appended to `postgresql.conf` once.
  static let include = "\ninclude '\(includedName)'\n"

  /// The files by name. Galley owns them and writes them at every start.
  var files: [String: String] {
    [
      Self.includedName: included, "pg_hba.conf": authentication, "pg_ident.conf": userMap,
    ]
  }

  /// In megabytes: 1/32 of the machine's memory, from 128 MB to 1 GB.
  private static let sharedBuffers: Int = {
    let machine = ProcessInfo.processInfo.physicalMemory / (1 << 20)
    return max(128, min(1_024, Int(machine / 32)))
  }()

  private static let notice =
    "# Galley writes this file whenever it starts the server. To change a setting, use ALTER\n"
    + "# SYSTEM, which overrides this file.\n"

  /// Only a Unix socket, which only the server's user and root may open. Messages are in English,
  /// because galley recognises a full disk by its message.
  private var included: String {
    let directory = socketDirectory.replacing("\"", with: "\"\"")
    let own = [
      "cluster_name": "galley",
      "listen_addresses": "",
      "port": "\(port)",
      "unix_socket_directories": "\"\(directory)\"",
      "unix_socket_permissions": "0700",
      "max_connections": "200",
      "shared_buffers": "\(Self.sharedBuffers)MB",
      "synchronous_commit": "on",
      "password_encryption": "scram-sha-256",
      "lc_messages": "C",
      "timezone": "UTC",
      "log_timezone": "UTC",
      "log_checkpoints": "off",
      "log_destination": "stderr",
      "logging_collector": "off",
      // For base backups.
      "wal_level": "replica",
      "max_wal_senders": "10",
    ]
    let lines = own.merging(archiving) { $1 }.merging(incrementing) { $1 }
      .merging(settings) { _, given in given }.sorted { $0.key < $1.key }
      .map { "\($0.key) = '\(quoted($0.value.replacing("\\", with: "\\\\"), "'"))'\n" }
    return Self.notice + lines.joined()
  }

  private var archiving: [String: String] {
    guard isArchiving else { return [:] }
    return [
      "archive_mode": "on", "archive_command": WALArchive.command, "archive_timeout": "60s",
    ]
  }

  /// Incremental backups need summaries of the write-ahead log.
  private var incrementing: [String: String] {
    guard major >= Installation.oldestIncremental, settings["wal_level"] != "minimal" else {
      return [:]
    }
    return ["summarize_wal": "on"]
  }

  /// Galley's own logins belong to users whom the kernel identifies as the client of the socket.
  /// Everybody else has a password. Only the superuser may copy the whole cluster.
  private var authentication: String {
    Self.notice + ownLogins.map { "local all \($0) peer map=galley\n" }.joined()
      + "local all all scram-sha-256\n" + "local replication \(superuser) peer map=galley\n"
  }

  private var userMap: String {
    let users = serverUser == "root" ? ["root"] : ["root", serverUser]
    let pairs = users.flatMap { user in ownLogins.map { (user, $0) } }
    return Self.notice
      + pairs.map { "galley \"\(quoted($0.0, "\""))\" \($0.1)\n" }.joined()
  }

  private var ownLogins: [String] { [superuser, EmbeddedServer.deskLogin] }

  private func quoted(_ text: String, _ mark: String) -> String {
    text.replacing(mark, with: mark + mark)
  }
}
