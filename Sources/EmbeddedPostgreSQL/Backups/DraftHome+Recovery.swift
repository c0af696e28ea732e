package import Foundation
import Glibc
import PrivateServers
import SystemCalls

extension DraftHome {
  /// Copies a backup to the draft.
  ///
  /// - Parameters:
  ///   - chain: The names of the backups: a full one, and the incremental ones up to the one to
  ///     restore.
  ///   - major: The major version of PostgreSQL that made them.
  package func copy(_ chain: [String], from folder: BackupFolder, major: Int) throws {
    let installation = try target.installation(major: major)
    if chain.count > 1 {
      try ServerProgram(installation: installation, user: user).run(
        "pg_combinebackup", ["--output=\(data())"] + chain.map { folder.data(of: $0) },
        doing: "the restore", on: target.homeDirectory)
      return
    }
    let outcome: Subprocess.Outcome
    do throws(SubprocessError) {
      outcome = try user.program(
        "/bin/cp", ["--archive", "--reflink=auto", "--", folder.data(of: chain[0]), data()]
      ).execute()
    } catch {
      throw BackupError.system(error.code, doing: error.doing, path: "/bin/cp", user: user)
    }
    guard outcome.status == 0 else {
      let message = ServerMessage(text: outcome.output)
      if message.saysDiskIsFull { throw BackupError.diskFull(path: target.homeDirectory) }
      throw BackupError.failed(
        doing: "the restore", reason: message.reason ?? "cp ended with status \(outcome.status)")
    }
    try user.touching {
      guard SystemCall.synchroniseFileSystem(of: data()) else {
        throw BackupError.system(errno, doing: "write", path: data(), user: user)
      }
    }
  }

  /// Starts a server with the copy, which brings it to a consistent state and further on in the
  /// write-ahead log.
  ///
  /// - Parameters:
  ///   - archive: What continues the write-ahead log; nil for what the backup itself has.
  ///   - time: Where to stop; nil for the end.
  /// - Returns: The running server.
  package func recover(from archive: WALArchive?, to time: Date?) throws -> EmbeddedServer {
    // PostgreSQL then begins a new history, which no other copy of the backup has.
    try user.createFile(data("recovery.signal"), [])
    var settings = [
      "restore_command": archive?.restoreCommand ?? "false", "hot_standby": "off",
      "recovery_target_action": "promote",
      // Nothing is archived from the draft. But PostgreSQL notes what is to be archived, and the server
      // of the home then does it: the new history above all, without which the archive leads on to
      // what the restore undid.
      "archive_mode": "on", "archive_command": "",
    ]
    // PostgreSQL does not read the form with T and Z here.
    settings["recovery_target_time"] = time.map {
      Self.timestamp($0).replacing("T", with: " ").replacing("Z", with: "+00")
    }
    let server = server(settings: settings, patience: .seconds(86_400))
    do throws(EmbeddedServerError) {
      try server.start()
      try awaitEnd(of: server)
    } catch {
      throw Self.recoveryError(
        error, target: time.map { Self.timestamp($0) }, hasArchive: archive != nil)
    }
    return server
  }

  /// `pg_ctl` returns as soon as the copy is consistent. The recovery then continues.
  private func awaitEnd(of server: EmbeddedServer) throws(EmbeddedServerError) {
    let deadline = Deadline(after: server.patience)
    while !server.isAccepting {
      guard server.postmaster != nil else {
        let reason = ServerMessage(text: TextFile(path: server.logFile).text(from: 0)).reason
        throw .startFailed(reason: reason ?? "it ended without a reason", log: server.logFile)
      }
      guard deadline.waitBriefly() else {
        throw .timedOut(
          waitingFor: "the recovery in \(server.homeDirectory)",
          seconds: server.patience.wholeSeconds)
      }
    }
  }

  private static func recoveryError(
    _ error: EmbeddedServerError, target: String?, hasArchive: Bool
  ) -> any Error {
    guard case .startFailed(let reason, _) = error else { return error }
    if let target, reason.contains("recovery target was reached") {
      return BackupError.targetNotReached(time: target)
    }
    // The backup itself has its checkpoint. It is not found if the archive has another history there.
    let left = [
      "is not a child of this server's history", "does not contain minimum recovery point",
      "could not locate required checkpoint record",
    ]
    if hasArchive, left.contains(where: { reason.contains($0) }) { return BackupError.leftHistory }
    return BackupError.failed(doing: "the recovery", reason: reason)
  }

  /// `2026-11-30T19:20:00.123Z`, which interfaces show in their own form.
  private static func timestamp(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
  }
}
