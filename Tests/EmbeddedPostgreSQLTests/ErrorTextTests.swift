import Glibc
import Testing

@testable import EmbeddedPostgreSQL

struct ErrorTextTests {
  @Test(
    arguments: [
      (
        .programsMissing(searched: ["/usr/lib/postgresql/*/bin", "/usr/bin"]),
        "PostgreSQL 15 or newer is not installed (looked in /usr/lib/postgresql/*/bin, /usr/bin): "
          + "apt-get install postgresql, or set GALLEY_POSTGRES_BIN to the directory of its programs"
      ),
      (
        .programsNotIn(directory: "/opt/pg"),
        "GALLEY_POSTGRES_BIN is /opt/pg, which does not contain initdb, pg_ctl and postgres: "
          + "set it to the directory of PostgreSQL's server programs, or unset it"
      ),
      (
        .untested(major: 13),
        "PostgreSQL 13 is not tested with this program, but 15 to 18 are: use one of these, or set "
          + "GALLEY_POSTGRES_UNTESTED=13 to try it"
      ),
      (
        .majorVersionMismatch(data: 14, installed: [15, 16]),
        "the data needs PostgreSQL 14, but only these versions are installed: 15, 16; apt-get install "
          + "postgresql-14, which an upgrade to another version needs too"
      ),
      (
        .notADataDirectory(path: "/h/data"),
        "/h/data is not a PostgreSQL data directory (it has no PG_VERSION): move it away, or set "
          + "GALLEY_HOME to another directory"
      ),
      (
        .homeNotEmpty(path: "/h"),
        "/h contains files that are not galley's: set GALLEY_HOME to an empty or new directory"
      ),
      (
        .pathTooLong(path: "/long", bytes: 120),
        "the path of the socket, /long, has 120 bytes, but at most 107 are possible: set GALLEY_HOME to "
          + "a shorter path"
      ),
      (
        .pathUnusable(path: "/a\nb"),
        "/a\\nb contains a comma or a line break, which PostgreSQL cannot use: set GALLEY_HOME to "
          + "another directory"
      ),
      (
        .diskFull(path: "/h"),
        "the disk of /h is full: free some space, or set GALLEY_HOME to a directory on another disk"
      ),
      (
        .notPermitted(path: "/h"),
        "no permission for /h: use the account that owns it, or set GALLEY_HOME to a directory of "
          + "your own"
      ),
      (
        .readOnly(path: "/h"),
        "the file system of /h is read-only: set GALLEY_HOME to a directory on another one"
      ),
      (
        .homeClosedToServerUser(path: "/root", user: "postgres"),
        "PostgreSQL runs as postgres, who has no access to /root: run chmod o+x on it, or set "
          + "GALLEY_HOME to another directory"
      ),
      (
        .cannotDropPrivileges(user: "postgres", reason: "not allowed"),
        "PostgreSQL cannot run as root, and it cannot be started as postgres (not allowed): use an "
          + "account other than root"
      ),
      (
        .initialisationFailed(reason: "no locale"),
        "the private PostgreSQL cannot be initialised: no locale"
      ),
      (
        .startFailed(reason: "no memory", log: "/h/server.log"),
        "the private PostgreSQL cannot start: no memory (see /h/server.log)"
      ),
      (
        .locked(home: "/h", seconds: 60),
        "another process has been starting or stopping the server in /h for 60 s: wait for it or "
          + "end it, then try again"
      ),
      (
        .timedOut(waitingFor: "the start of PostgreSQL in /h", seconds: 60),
        "the start of PostgreSQL in /h took longer than 60 s: try again later"
      ),
      (
        .systemCallFailed(doing: "open", path: "/h/lock", reason: "Too many open files"),
        "cannot open /h/lock: Too many open files"
      ),
    ] as [(EmbeddedServerError, String)])
  func `each error is one line with what to do`(error: EmbeddedServerError, text: String) {
    #expect(error.description == text)
    #expect(!text.contains("\n"))
  }

  @Test(
    arguments: [
      (ENOSPC, .diskFull(path: "/h")), (EDQUOT, .diskFull(path: "/h")),
      (EACCES, .notPermitted(path: "/h")), (EPERM, .notPermitted(path: "/h")),
      (EROFS, .readOnly(path: "/h")),
      (EIO, .systemCallFailed(doing: "open", path: "/h", reason: "Input/output error")),
    ] as [(Int32, EmbeddedServerError)])
  func `the system's error codes`(code: Int32, error: EmbeddedServerError) {
    #expect(EmbeddedServerError.system(code, doing: "open", path: "/h") == error)
  }
}
