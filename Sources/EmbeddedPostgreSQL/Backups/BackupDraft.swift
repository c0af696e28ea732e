import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// A backup while it is being written. What was not published is removed.
package final class BackupDraft: Sendable {
  package let folder: BackupFolder
  /// The name that it gets.
  package let name: String
  private let lock: FileLock

  private var path: String { "\(folder.path)/\(BackupFolder.draftMark)\(name)" }

  /// Begins a backup. Removes what was left of killed ones.
  package init(in folder: BackupFolder, named name: String) throws {
    (self.folder, self.name) = (folder, name)
    lock = try folder.lock()
    try folder.clear(holding: lock)
    try folder.user.makeFolder("\(folder.path)/\(BackupFolder.draftMark)\(name)")
  }

  deinit { try? folder.user.removeFolder(path) }

  /// Copies the data directory of a running server with the write-ahead log that the copy needs.
  ///
  /// - Parameters:
  ///   - parent: The backup on which an incremental one is based; nil for a full one.
  ///   - progress: Receives the number of kilobytes that were copied, and about how many there are.
  package func copy(
    _ server: EmbeddedServer, basedOn parent: String?,
    progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) throws {
    let installation = try server.installation()
    if parent != nil, installation.major < Installation.oldestIncremental {
      throw BackupError.noIncremental(major: installation.major)
    }
    var arguments = [
      "--pgdata=\(path)/\(BackupFolder.data)", "--format=plain", "--wal-method=stream",
      "--checkpoint=fast", "--manifest-checksums=SHA256", "--progress", "--no-password",
      "--host=\(server.socketDirectory)", "--port=\(server.port)",
      "--username=\(server.superuser)", "--label=galley \(name)",
    ]
    if let parent { arguments.append("--incremental=\(folder.data(of: parent))/backup_manifest") }
    var reader = ProgressReader(progress)
    try ServerProgram(installation: installation, user: folder.user).run(
      BackupFolder.copier, arguments, doing: "the backup", on: folder.path, directory: path
    ) { reader.read($0) }
  }

  /// Checks the copy against the list of its files that PostgreSQL wrote with it.
  package func verify(_ server: EmbeddedServer) throws {
    try BackupVerification(user: folder.user, installation: try server.installation())
      .run("\(path)/\(BackupFolder.data)", named: name)
  }

  /// The name of the first file of the write-ahead log that the copy needs.
  package func firstSegment() throws -> String {
    let label = BackupLabel(
      try folder.user.readFile("\(path)/\(BackupFolder.data)/backup_label"))
    guard let label else {
      throw BackupError.failed(doing: "the backup", reason: "its label cannot be read")
    }
    return label.segment
  }

  /// In bytes.
  package func size() throws -> Int { try folder.size(of: "\(BackupFolder.draftMark)\(name)") }

  /// Adds a file next to the copy.
  package func write(_ file: String, _ bytes: [UInt8]) throws {
    try folder.user.createFile("\(path)/\(file)", bytes)
  }

  /// Gives the backup its name. From now on it counts.
  package func publish() throws {
    try folder.user.touching {
      guard SystemCall.synchronise(path) else {
        throw BackupError.system(errno, doing: "write", path: path, user: folder.user)
      }
    }
    try folder.user.rename(path, to: "\(folder.path)/\(name)")
  }
}

extension BackupFolder {
  /// The size of everything in a folder in it, in bytes.
  func size(of name: String) throws -> Int { try user.size(of: "\(path)/\(name)") }
}

/// Reads the progress that `pg_basebackup` writes: `12345/67890 kB (18%), 0/1 tablespace`.
private struct ProgressReader {
  private var line: [UInt8] = []
  private let progress: (Int, Int) -> Void

  init(_ progress: @escaping (Int, Int) -> Void) { self.progress = progress }

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        line.append(byte)
        continue
      }
      let text = String(decoding: line, as: UTF8.self)
      line = []
      if let match = text.firstMatch(of: /^ *([0-9]+)\/([0-9]+) kB/), let done = Int(match.1),
        let total = Int(match.2)
      {
        progress(done, total)
      }
    }
  }
}
