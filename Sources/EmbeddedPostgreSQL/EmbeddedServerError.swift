import Glibc
import SystemCalls

/// Why the private server cannot be initialised, started, stopped or inspected. The description is
/// one line that says what is wrong and what to do.
package enum EmbeddedServerError: Error, Hashable, Sendable {
  /// No directory contains all of PostgreSQL's server programs.
  case programsMissing(searched: [String])
  /// `GALLEY_POSTGRES_BIN` is a directory without these programs.
  case programsNotIn(directory: String)
  /// The data, or the newest installed server, has a major version that ``ServerVersions`` does not
  /// permit.
  case untested(major: Int)
  /// The data directory needs a major version that is not installed.
  case majorVersionMismatch(data: Int, installed: [Int])
  case notADataDirectory(path: String)
  /// The home contains other files, so its owner and mode must not be changed.
  case homeNotEmpty(path: String)
  /// The path of the socket is too long for the address of a Unix socket. `bytes` is its length.
  case pathTooLong(path: String, bytes: Int)
  /// PostgreSQL's clients read a comma in the directory of the socket as a separator, and its
  /// configuration cannot contain line breaks.
  case pathUnusable(path: String)
  case diskFull(path: String)
  case notPermitted(path: String)
  case readOnly(path: String)
  /// The server's user may not search a directory on the path to the home.
  case homeClosedToServerUser(path: String, user: String)
  case cannotDropPrivileges(user: String, reason: String)
  case initialisationFailed(reason: String)
  /// `reason` comes from the server's log, whose path is `log`.
  case startFailed(reason: String, log: String)
  /// Another galley has held the lock of the home for `seconds`.
  case locked(home: String, seconds: Int)
  case timedOut(waitingFor: String, seconds: Int)
  /// Any other error of the operating system.
  case systemCallFailed(doing: String, path: String, reason: String)
}

extension EmbeddedServerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .programsMissing(let searched):
      "PostgreSQL \(ServerVersions().tested.lowerBound) or newer is not installed (looked in "
        + "\(searched.joined(separator: ", "))): apt-get install postgresql, or set "
        + "GALLEY_POSTGRES_BIN to the directory of its programs"
    case .programsNotIn(let directory):
      "GALLEY_POSTGRES_BIN is \(directory), which does not contain initdb, pg_ctl and postgres: "
        + "set it to the directory of PostgreSQL's server programs, or unset it"
    case .untested(let major): ServerVersions().refusal(of: major)
    case .majorVersionMismatch(let data, let installed):
      "the data needs PostgreSQL \(data), but only these versions are installed: "
        + "\(installed.map(String.init).joined(separator: ", ")); apt-get install postgresql-\(data)"
        + ", which an upgrade to another version needs too"
    case .notADataDirectory(let path):
      "\(path) is not a PostgreSQL data directory (it has no PG_VERSION): move it away, or set "
        + "GALLEY_HOME to another directory"
    case .homeNotEmpty(let path):
      "\(path) contains files that are not galley's: set GALLEY_HOME to an empty or new directory"
    case .pathTooLong(let path, let bytes):
      "the path of the socket, \(path), has \(bytes) bytes, but at most "
        + "\(UnixAddress.longestPath) are possible: set GALLEY_HOME to a shorter path"
    case .pathUnusable(let path):
      "\(path.replacing("\n", with: "\\n")) contains a comma or a line break, which "
        + "PostgreSQL cannot use: set GALLEY_HOME to another directory"
    case .diskFull(let path):
      "the disk of \(path) is full: free some space, or set GALLEY_HOME to a directory on another "
        + "disk"
    case .readOnly(let path):
      "the file system of \(path) is read-only: set GALLEY_HOME to a directory on another one"
    case .notPermitted(let path):
      "no permission for \(path): use the account that owns it, or set GALLEY_HOME to a "
        + "directory of your own"
    case .homeClosedToServerUser(let path, let user):
      "PostgreSQL runs as \(user), who has no access to \(path): run chmod o+x on it, or set "
        + "GALLEY_HOME to another directory"
    case .cannotDropPrivileges(let user, let reason):
      "PostgreSQL cannot run as root, and it cannot be started as \(user) (\(reason)): use an "
        + "account other than root"
    case .initialisationFailed(let reason):
      "the private PostgreSQL cannot be initialised: \(reason)"
    case .startFailed(let reason, let log):
      "the private PostgreSQL cannot start: \(reason) (see \(log))"
    case .locked(let home, let seconds):
      "another process has been starting or stopping the server in \(home) for \(seconds) s: wait "
        + "for it or end it, then try again"
    case .timedOut(let event, let seconds):
      "\(event) took longer than \(seconds) s: try again later"
    case .systemCallFailed(let doing, let path, let reason):
      "cannot \(doing) \(path): \(reason)"
    }
  }
}

extension EmbeddedServerError {
  /// The error for a value of `errno`.
  /// - Parameter doing: The verb for what failed: "write".
  static func system(_ code: Int32, doing: String, path: String) -> EmbeddedServerError {
    switch code {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EACCES, EPERM: .notPermitted(path: path)
    case EROFS: .readOnly(path: path)
    default:
      .systemCallFailed(doing: doing, path: path, reason: SystemCall.reason(of: code))
    }
  }
}
