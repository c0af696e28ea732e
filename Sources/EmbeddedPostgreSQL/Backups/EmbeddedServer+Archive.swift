import Glibc
import PrivateServers

extension EmbeddedServer {
  /// The folder that the server archives its write-ahead log to; nil for none.
  package var archiveFolder: String? { WALArchive.Folder(of: home).path }

  /// Whether that folder is the archive of other data, so that nothing is archived. False if that cannot
  /// be known, because its disk is not mounted.
  package var isArchiveForeign: Bool {
    guard let archive = markedArchive else { return false }
    guard let mark = try? archive.mark(), let own = home.mark else { return true }
    return !mark.permits(own)
  }

  /// The file in the archive by which it leads to something else than what this server has, so that it
  /// does not restore what is recorded now; nil for none.
  ///
  /// - Parameter history: The number of the history that the server writes.
  package func otherHistory(than history: Int) -> String? {
    try? markedArchive?.newerHistory(than: history)
  }

  /// Turns archiving off after the data was replaced, if the archive is not that of the new data.
  ///
  /// - Parameter former: The identity of the former data, to which the archive belongs if its disk is
  ///   not mounted; nil if there was none.
  func leaveForeignArchive(after former: String?) throws(EmbeddedServerError) {
    let present = Home.system(ofData: dataDirectory)
    let owner = markedArchive.flatMap { try? $0.mark().system } ?? former
    guard archiveFolder != nil, let owner, owner != present else { return }
    try WALArchive.Folder(of: home).set(nil)
  }

  private var markedArchive: WALArchive? {
    archiveFolder.flatMap { try? WALArchive(existing: $0) }
  }

  /// Makes the server archive to a folder, or no longer. A running server is restarted, because
  /// PostgreSQL needs it.
  ///
  /// - Returns: Whether anything changed.
  package func archive(
    to archive: WALArchive?, report: (String) -> Void = { _ in }
  ) throws(EmbeddedServerError) -> Bool {
    guard archiveFolder != archive?.path else { return false }
    let user = try ServerUser.owning(home: home.path)
    let lock = HomeLock(home: home, user: user, patience: patience)
    try lock.hold { (_) throws(EmbeddedServerError) in
      try user.touchingFiles { () throws(EmbeddedServerError) in
        try WALArchive.Folder(of: home).set(archive?.path)
      }
    }
    if try stop() {
      report("restarting PostgreSQL in \(home.path), because archiving needs it")
      try start()
    }
    return true
  }
}
