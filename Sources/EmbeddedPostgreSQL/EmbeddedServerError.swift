import Glibc

/// Why the private server cannot be made, started, stopped or looked at. Each is one line that
/// says what is wrong, with what, and what to do about it.
package enum EmbeddedServerError: Error, Hashable, Sendable {
  /// No directory has all of PostgreSQL's server programs.
  case programsMissing(searched: [String])
  /// `GALLEY_POSTGRES_BIN` names a directory without them.
  case programsNotIn(directory: String)
  /// The newest server found is older than ``Installation/oldestMajor``.
  case tooOld(newest: Int)
  /// The data directory needs a major version of which no server is installed.
  case majorVersionMismatch(data: Int, installed: [Int])
  case notADataDirectory(path: String)
  /// The home holds files of somebody else, so it is neither given away nor closed to others.
  case homeNotEmpty(path: String)
  /// The socket's path, in bytes, is longer than a Unix socket's address can be.
  case pathTooLong(path: String, bytes: Int)
  /// PostgreSQL's clients take a comma in the socket's directory for the end of its name, and its
  /// configuration has no line breaks.
  case pathUnusable(path: String)
  case diskFull(path: String)
  case notPermitted(path: String)
  /// A directory on the way to the home cannot be searched by the server's user.
  case homeClosedToServerUser(path: String, user: String)
  case cannotDropPrivileges(user: String, reason: String)
  case initialisationFailed(reason: String)
  /// `reason` is what the server's log says, `log` where the rest of it is.
  case startFailed(reason: String, log: String)
  /// Another process has held the home's lock for as long as this one was ready to wait.
  case locked(home: String, seconds: Int)
  case timedOut(waitingFor: String, seconds: Int)
  /// Anything else that the operating system refuses.
  case systemCallFailed(doing: String, path: String, reason: String)
}

extension EmbeddedServerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .programsMissing(let searched):
      "PostgreSQL \(Installation.oldestMajor) or newer is not installed (looked in "
        + "\(searched.joined(separator: ", "))): apt-get install postgresql, or name the directory "
        + "of its programs in GALLEY_POSTGRES_BIN"
    case .programsNotIn(let directory):
      "GALLEY_POSTGRES_BIN is \(directory), which does not have initdb, pg_ctl and postgres: "
        + "name the directory of PostgreSQL's server programs, or unset it"
    case .tooOld(let newest):
      "PostgreSQL \(newest) is too old: \(Installation.oldestMajor) or newer is needed "
        + "(apt-get install postgresql)"
    case .majorVersionMismatch(let data, let installed):
      "the data is of PostgreSQL \(data), but installed is only "
        + "\(installed.map(String.init).joined(separator: ", ")): apt-get install postgresql-\(data)"
        + ", or move the data to the newer one with pg_upgrade"
    case .notADataDirectory(let path):
      "\(path) is not a PostgreSQL data directory (it has no PG_VERSION): move it away, or name "
        + "another home in GALLEY_HOME"
    case .homeNotEmpty(let path):
      "\(path) holds files of another program: name an empty or new directory in GALLEY_HOME"
    case .pathTooLong(let path, let bytes):
      "the socket's path \(path) has \(bytes) bytes, and a Unix socket's at most "
        + "\(SocketFile.longestPath): name a shorter home in GALLEY_HOME"
    case .pathUnusable(let path):
      "\(path.replacing("\n", with: "\\n")) has a comma or a line break in its name, which "
        + "PostgreSQL cannot serve: name another home in GALLEY_HOME"
    case .diskFull(let path):
      "the disk that holds \(path) is full: free some space, or name a home on another disk in "
        + "GALLEY_HOME"
    case .notPermitted(let path):
      "no permission for \(path): run this program as the user who owns it, or name a home of your own "
        + "in GALLEY_HOME"
    case .homeClosedToServerUser(let path, let user):
      "PostgreSQL runs as \(user), to whom \(path) is closed: chmod o+x it, or name a home "
        + "elsewhere in GALLEY_HOME"
    case .cannotDropPrivileges(let user, let reason):
      "PostgreSQL does not run as root, and this program cannot run it as \(user) (\(reason)): "
        + "run this program as a user other than root"
    case .initialisationFailed(let reason):
      "the private PostgreSQL could not be initialised: \(reason)"
    case .startFailed(let reason, let log):
      "the private PostgreSQL does not start: \(reason) (see \(log))"
    case .locked(let home, let seconds):
      "another process has been starting or stopping the server in \(home) for \(seconds) s: wait "
        + "for it or end it, and try again"
    case .timedOut(let event, let seconds):
      "\(event) took longer than \(seconds) s: try again in a while"
    case .systemCallFailed(let doing, let path, let reason):
      "cannot \(doing) \(path): \(reason)"
    }
  }
}

extension EmbeddedServerError {
  /// The error that the C library's `errno` stands for, after `doing` (a verb) to `path` failed.
  static func system(_ code: Int32, doing: String, path: String) -> EmbeddedServerError {
    switch code {
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case EACCES, EPERM, EROFS: .notPermitted(path: path)
    default:
      .systemCallFailed(doing: doing, path: path, reason: String(cString: strerror(code)))
    }
  }
}
