package import JSON

/// The results of the backup benchmark, and the machine.
package struct BackupReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  package let log: LogSize
  /// The size of the backup.
  package let bytes: Int
  /// The time of `pg_basebackup` alone.
  package let baseBackupSeconds: Double
  /// The time until the data of a backup is copied, with digests of SHA-256.
  package let copyingSeconds: Double
  /// The time of the backup, which includes its verification.
  package let backupSeconds: Double
  /// The time to verify the backup again.
  package let verificationSeconds: Double
  /// The time of `cp -a` of the backup.
  package let copySeconds: Double
  /// The time of a restore with its checks.
  package let restoreSeconds: Double

  /// How much a work of so many seconds gets done, in bytes per second.
  package func bytesPerSecond(_ seconds: Double) -> Int { Int(Double(bytes) / seconds) }
}

extension BackupReport: JSONDescribed {
  package static let json = JSONDescription<BackupReport>(
    "BackupReport", "A backup of a newsroom, its verification and its restore.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("log", "The log.", \.log),
      JSONMember("bytes", "The size of the backup, in bytes.", \.bytes),
      JSONMember(
        "baseBackupSeconds", "What pg_basebackup alone takes, in seconds.", \.baseBackupSeconds),
      JSONMember(
        "copyingSeconds", "The seconds until the data of the backup is copied.", \.copyingSeconds),
      JSONMember(
        "backupSeconds", "The seconds of the backup, with its verification.", \.backupSeconds),
      JSONMember(
        "verificationSeconds", "The seconds to verify it again.", \.verificationSeconds),
      JSONMember("copySeconds", "What cp takes for the same bytes, in seconds.", \.copySeconds),
      JSONMember(
        "restoreSeconds", "The seconds of the restore, with its checks.", \.restoreSeconds),
    ])
}
