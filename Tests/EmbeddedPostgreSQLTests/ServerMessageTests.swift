import Testing

@testable import EmbeddedPostgreSQL

struct ServerMessageTests {
  @Test(
    arguments: [
      ("", nil),
      ("plain words\n", "plain words"),
      (
        "2026-01-02 03:04:05.678 UTC [9] LOG:  starting\n"
          + "2026-01-02 03:04:05.678 UTC [9] FATAL:  lock file \"postmaster.pid\" is empty\n"
          + "2026-01-02 03:04:05.678 UTC [9] HINT:  Remove it.\n",
        "lock file \"postmaster.pid\" is empty"
      ),
      (
        "2026-01-02 03:04:05.678 UTC [9] LOG:  invalid value in file \"/x\" line 3\n"
          + "2026-01-02 03:04:05.678 UTC [9] FATAL:  configuration file \"/x\" contains errors\n"
          + "2026-01-02 03:04:05.678 UTC [9] LOG:  database system is shut down\n",
        "invalid value in file \"/x\" line 3"
      ),
      (
        "initdb: error: could not access directory\ninitdb: hint: no\n",
        "could not access directory"
      ),
      (
        "postgres: could not find the database system\nExpected to find it elsewhere\n",
        "could not find the database system"
      ),
      (
        "2026-01-02 03:04:05.678 UTC [9] PANIC:  could not locate a record\n",
        "could not locate a record"
      ),
    ] as [(String, String?)])
  func `the reason is the relevant line`(text: String, reason: String?) {
    #expect(ServerMessage(text: text).reason == reason)
  }

  @Test func `a full disk and a timeout are recognised by their messages`() {
    #expect(ServerMessage(text: "FATAL: … : No space left on device").saysDiskIsFull)
    #expect(ServerMessage(text: "could not extend: Disk quota exceeded").saysDiskIsFull)
    #expect(!ServerMessage(text: "FATAL: no such thing").saysDiskIsFull)
    #expect(ServerMessage(text: "pg_ctl: server did not start in time").saysTimeIsOver)
    #expect(!ServerMessage(text: "pg_ctl: could not start server").saysTimeIsOver)
  }
}
