import Glibc
import Testing

@testable import EmbeddedPostgreSQL

struct ErrorTextTests {
  @Test(
    arguments: [
      (
        .programsMissing(searched: ["/usr/lib/postgresql/*/bin", "/usr/bin"]),
        "PostgreSQL 15 or newer is not installed (looked in /usr/lib/postgresql/*/bin, /usr/bin): "
          + "apt-get install postgresql, or name the directory of its programs in "
          + "GALLEY_POSTGRES_BIN"
      ),
      (
        .programsNotIn(directory: "/opt/pg"),
        "GALLEY_POSTGRES_BIN is /opt/pg, which does not have initdb, pg_ctl and postgres: name "
          + "the directory of PostgreSQL's server programs, or unset it"
      ),
      (
        .tooOld(newest: 13),
        "PostgreSQL 13 is too old: 15 or newer is needed (apt-get install postgresql)"
      ),
      (
        .majorVersionMismatch(data: 14, installed: [15, 16]),
        "the data is of PostgreSQL 14, but installed is only 15, 16: apt-get install "
          + "postgresql-14, or move the data to the newer one with pg_upgrade"
      ),
      (
        .notADataDirectory(path: "/h/data"),
        "/h/data is not a PostgreSQL data directory (it has no PG_VERSION): move it away, or name "
          + "another home in GALLEY_HOME"
      ),
      (
        .homeNotEmpty(path: "/h"),
        "/h holds files of another program: name an empty or new directory in GALLEY_HOME"
      ),
      (
        .pathTooLong(path: "/long", bytes: 120),
        "the socket's path /long has 120 bytes, and a Unix socket's at most 107: name a shorter "
          + "home in GALLEY_HOME"
      ),
      (
        .pathUnusable(path: "/a\nb"),
        "/a\\nb has a comma or a line break in its name, which PostgreSQL cannot serve: name "
          + "another home in GALLEY_HOME"
      ),
      (
        .diskFull(path: "/h"),
        "the disk that holds /h is full: free some space, or name a home on another disk in "
          + "GALLEY_HOME"
      ),
      (
        .notPermitted(path: "/h"),
        "no permission for /h: run this program as the user who owns it, or name a home of your own in "
          + "GALLEY_HOME"
      ),
      (
        .homeClosedToServerUser(path: "/root", user: "postgres"),
        "PostgreSQL runs as postgres, to whom /root is closed: chmod o+x it, or name a home "
          + "elsewhere in GALLEY_HOME"
      ),
      (
        .cannotDropPrivileges(user: "postgres", reason: "not allowed"),
        "PostgreSQL does not run as root, and this program cannot run it as postgres (not allowed): "
          + "run this program as a user other than root"
      ),
      (
        .initialisationFailed(reason: "no locale"),
        "the private PostgreSQL could not be initialised: no locale"
      ),
      (
        .startFailed(reason: "no memory", log: "/h/server.log"),
        "the private PostgreSQL does not start: no memory (see /h/server.log)"
      ),
      (
        .locked(home: "/h", seconds: 60),
        "another process has been starting or stopping the server in /h for 60 s: wait for it or "
          + "end it, and try again"
      ),
      (
        .timedOut(waitingFor: "the start of PostgreSQL in /h", seconds: 60),
        "the start of PostgreSQL in /h took longer than 60 s: try again in a while"
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
      (EROFS, .notPermitted(path: "/h")),
      (EIO, .systemCallFailed(doing: "open", path: "/h", reason: "Input/output error")),
    ] as [(Int32, EmbeddedServerError)])
  func `the system's error codes`(code: Int32, error: EmbeddedServerError) {
    #expect(EmbeddedServerError.system(code, doing: "open", path: "/h") == error)
  }
}
