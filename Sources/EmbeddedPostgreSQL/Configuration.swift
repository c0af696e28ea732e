import Foundation

/// The server's configuration files, as texts.
struct Configuration {
  let socketDirectory: String
  let port: Int
  let superuser: String
  let serverUser: String
  /// Win over what galley sets by itself.
  let settings: [String: String]

  /// The file that `postgresql.conf` includes.
  static let includedName = "galley.conf"

  /// What goes to the end of `postgresql.conf`, once.
  static let include = "\ninclude '\(includedName)'\n"

  /// By file name; all of them galley's own, and written anew at every start.
  var files: [String: String] {
    [
      Self.includedName: included, "pg_hba.conf": authentication, "pg_ident.conf": userMap,
    ]
  }

  /// Megabytes: a thirty-second of the machine's memory, as others live on it too. The server takes
  /// of it what it needs.
  private static let sharedBuffers: Int = {
    let machine = ProcessInfo.processInfo.physicalMemory / (1 << 20)
    return max(128, min(1_024, Int(machine / 32)))
  }()

  private static let notice =
    "# Written by galley whenever it starts this server. For settings of your own use ALTER\n"
    + "# SYSTEM, which wins over this file.\n"

  /// A Unix socket alone, which only the server's user and root may open; messages in English,
  /// by which galley knows a full disk.
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
    ]
    let lines = own.merging(settings) { _, given in given }.sorted { $0.key < $1.key }
      .map { "\($0.key) = '\(quoted($0.value.replacing("\\", with: "\\\\"), "'"))'\n" }
    return Self.notice + lines.joined()
  }

  /// Whoever the kernel says is at the other end of the socket, and nobody else.
  private var authentication: String { Self.notice + "local all all peer map=galley\n" }

  private var userMap: String {
    let users = serverUser == "root" ? ["root"] : ["root", serverUser]
    return Self.notice
      + users.map { "galley \"\(quoted($0, "\""))\" \(superuser)\n" }.joined()
  }

  private func quoted(_ text: String, _ mark: String) -> String {
    text.replacing(mark, with: mark + mark)
  }
}
