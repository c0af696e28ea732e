/// Why a private server cannot be upgraded, besides ``BackupError``. The description is one line that
/// says what is wrong and what to do.
package enum UpgradeError: Error, Hashable, Sendable {
  /// The folder that was named does not have the programs of a server.
  case noPrograms(folder: String)
  /// The newest version that is installed, or that was named, is older than that of the data.
  case olderPrograms(data: Int, programs: Int)
  /// In bytes.
  case noSpace(path: String, needed: Int, free: Int)
  /// The newer version does not accept what ALTER SYSTEM set.
  case unusableSettings(major: Int, reason: String)
  /// The copy of a database lacks something, or has something else.
  case copyDiffers(database: String, difference: String)
}

extension UpgradeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noPrograms(let folder):
      "\(folder) does not contain initdb, pg_ctl and postgres: name the folder of the programs of "
        + "a PostgreSQL server"
    case .olderPrograms(let data, let programs):
      "the data has PostgreSQL \(data), and the programs have \(programs): name the folder of the "
        + "programs of a newer version"
    case .noSpace(let path, let needed, let free):
      "the upgrade needs \(needed >> 20) MB on the disk of \(path), which has \(free >> 20) MB free: "
        + "free some space"
    case .unusableSettings(let major, let reason):
      "PostgreSQL \(major) does not accept the server's settings: \(reason); reset those that it does "
        + "not know with ALTER SYSTEM RESET"
    case .copyDiffers(let database, let difference):
      "the copy of \(database) differs from the original (\(difference)), so nothing was changed"
    }
  }
}
