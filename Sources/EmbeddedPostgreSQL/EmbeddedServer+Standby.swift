import PrivateServers
import SystemCalls

extension EmbeddedServer {
  /// Copies the data of a running server into this new home, and starts a streaming standby of it.
  ///
  /// The other server must accept replication connections of its superuser. Both need the same
  /// `max_connections`.
  package func start(asStandbyOf primary: EmbeddedServer) throws(EmbeddedServerError) {
    let user = try prepareHome()
    let lock = HomeLock(home: home, user: user, patience: patience)
    try lock.hold { (descriptor) throws(EmbeddedServerError) in
      var program = user.program(
        try primary.path(ofProgram: "pg_basebackup"),
        [
          "--host=\(primary.socketDirectory)", "--port=\(primary.port)",
          "--username=\(primary.superuser)", "--no-password", "--pgdata=\(dataDirectory)",
          "--checkpoint=fast", "--wal-method=stream", "--write-recovery-conf", "--no-sync",
        ])
      program.keptOpen = descriptor
      let outcome = try program.run()
      guard outcome.status == 0 else {
        throw .initialisationFailed(
          reason: ServerMessage(text: outcome.output).reason
            ?? "pg_basebackup ended with status \(outcome.status)")
      }
    }
    try start()
  }
}
