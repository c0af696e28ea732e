import PrivateServers

/// Checks a backup against the list of its files that PostgreSQL wrote with it: their names, sizes
/// and SHA-256, and the write-ahead log that it needs.
struct BackupVerification {
  let user: ServerUser
  let installation: Installation

  /// - Throws: ``BackupError/damaged(backup:reason:)`` with the first file that differs.
  func run(_ data: String, named name: String) throws {
    do {
      try ServerProgram(installation: installation, user: user).run(
        "pg_verifybackup", ["--exit-on-error", "--quiet", data], doing: "the verification",
        on: data)
    } catch BackupError.failed(_, let reason) {
      throw BackupError.damaged(backup: name, reason: reason)
    }
  }
}

extension BackupFolder {
  /// Checks a backup, with the programs of its major version.
  package func verify(_ name: String, major: Int, by server: EmbeddedServer) throws {
    try BackupVerification(user: user, installation: try server.installation(major: major))
      .run(data(of: name), named: name)
  }
}

extension EmbeddedServer {
  /// The programs of a major version.
  func installation(major: Int) throws(EmbeddedServerError) -> Installation {
    try Installation.find(data: major, environment: searchEnvironment)
  }
}
