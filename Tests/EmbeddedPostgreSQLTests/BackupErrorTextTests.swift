import Testing

@testable import EmbeddedPostgreSQL

struct BackupErrorTextTests {
  @Test(
    arguments: [
      (
        .programMissing(name: "pg_verifybackup", directory: "/opt/pg", major: 15),
        "pg_verifybackup is not in /opt/pg: apt-get install postgresql-client-15"
      ),
      (
        .noIncremental(major: 15),
        "PostgreSQL 15 makes no incremental backups, but 17 and newer do: make a full backup, or "
          + "archive the write-ahead log"
      ),
      (
        .nothingToBuildOn(folder: "/b"),
        "/b has no backup of this server to base an incremental one on: make a full backup"
      ),
      (.failed(doing: "the backup", reason: "no space"), "the backup failed: no space"),
      (
        .damaged(backup: "B", reason: "checksum mismatch"),
        "the backup B is damaged: checksum mismatch; use another one"
      ),
      (
        .busy(folder: "/b"),
        "another process writes or removes backups in /b: wait for it, then try again"
      ),
      (.folderMissing(path: "/b"), "there is no /b: check the path"),
      (
        .otherFiles(path: "/b"),
        "/b contains files that are not galley's: name an empty or new folder"
      ),
      (
        .insideData(path: "/h/data/b"),
        "/h/data/b is inside the data directory that would be copied: name another folder"
      ),
      (
        .notPermitted(path: "/b", user: "postgres"),
        "postgres, who runs PostgreSQL, has no access to /b: give it to postgres, or name another "
          + "folder"
      ),
      (.diskFull(path: "/b"), "the disk of /b is full: free some space, or use another disk"),
      (
        .foreignArchive(path: "/a"),
        "/a is the archive of another server: name another folder"
      ),
      (
        .otherHistory(path: "/a", file: "00000003.history"),
        "/a has 00000003.history, which is not in the past of this server: name another folder"
      ),
      (
        .noArchive(path: "/a"), "/a is not an archive of the write-ahead log: check the path"
      ),
      (
        .homeInUse(home: "/h"),
        "there is a newsroom in /h already: name another home, or replace this newsroom"
      ),
      (
        .draftLocked(home: "/h"),
        "another process restores or upgrades in /h: wait for it, then try again"
      ),
      (
        .leftHistory,
        "the backup is of a history that was left when an earlier state was restored: name an earlier "
          + "backup, or one that was made since"
      ),
      (
        .targetNotReached(time: "T"),
        "nothing was recorded after T, so it cannot be told whether everything up to then is there: "
          + "restore without a time to reach the end, or name an earlier one"
      ),
      (
        .systemCallFailed(doing: "open", path: "/b", reason: "Too many open files"),
        "cannot open /b: Too many open files"
      ),
    ] as [(BackupError, String)])
  func `each error is one line with what to do`(error: BackupError, text: String) {
    #expect(error.description == text)
    #expect(!text.contains("\n"))
  }
}
