import Foundation
import Testing

@testable import EmbeddedPostgreSQL

/// What an upgrade decides without a server.
@Suite struct UpgradeTests {
  @Test func `who may grant a role comes before whom they granted it to`() {
    let text = """
      \\restrict x
      CREATE ROLE galley_superuser;
      ALTER ROLE galley_superuser WITH SUPERUSER LOGIN;
      CREATE ROLE "a TO b";

      GRANT member TO "a TO b" GRANTED BY owner;
      GRANT member TO anna GRANTED BY gone;
      GRANT member TO desk GRANTED BY galley_superuser;
      GRANT member TO owner WITH ADMIN OPTION GRANTED BY galley_superuser;
      GRANT member TO lead WITH ADMIN OPTION GRANTED BY "no one";
      GRANT SET ON PARAMETER work_mem TO anna;
      \\unrestrict x

      """
    #expect(
      RoleDump(text: text, superuser: "galley_superuser", major: 15).adapted == """
        \\restrict x
        ALTER ROLE galley_superuser WITH SUPERUSER LOGIN;
        CREATE ROLE "a TO b";

        GRANT SET ON PARAMETER work_mem TO anna;
        GRANT member TO owner WITH ADMIN OPTION GRANTED BY galley_superuser;
        GRANT member TO lead WITH ADMIN OPTION;
        GRANT member TO "a TO b" GRANTED BY owner;
        GRANT member TO anna;
        GRANT member TO desk GRANTED BY galley_superuser;
        \\unrestrict x

        """)
  }

  @Test func `from version 16 on, only the superuser is left out`() {
    let text = """
      CREATE ROLE galley_superuser;
      ALTER ROLE galley_superuser WITH SUPERUSER LOGIN;
      GRANT member TO owner WITH ADMIN OPTION, INHERIT FALSE, SET FALSE GRANTED BY galley_superuser;
      GRANT member TO anna WITH INHERIT TRUE GRANTED BY owner;

      """
    #expect(
      RoleDump(text: text, superuser: "galley_superuser", major: 16).adapted
        == text.replacing("CREATE ROLE galley_superuser;\n", with: ""))
  }

  @Test func `an upgrade that would fill the disk is refused, wherever the backups are`() throws {
    let home = try TemporaryHome()
    let small = UpgradeSpace(home: 1, backup: 1)
    try small.require(in: home.parent, backupsIn: "\(home.parent)/not/there")
    let large = UpgradeSpace(home: 1 << 60, backup: 1)
    let refusal = #expect(throws: UpgradeError.self) {
      try large.require(in: home.parent, backupsIn: "\(home.parent)/not/there")
    }
    guard case .noSpace(home.parent, let needed, let free) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(needed == (1 << 60) + 1)
    #expect(free < needed)
    let elsewhere = UpgradeSpace(home: 0, backup: 1 << 60)
    #expect(throws: UpgradeError.self) {
      try elsewhere.require(in: home.parent, backupsIn: "/proc/backups")
    }
  }

  @Test(
    arguments: [
      (
        .noPrograms(folder: "/opt"),
        "/opt does not contain initdb, pg_ctl and postgres: name the folder of the programs of a "
          + "PostgreSQL server"
      ),
      (
        .olderPrograms(data: 18, programs: 15),
        "the data has PostgreSQL 18, and the programs have 15: name the folder of the programs of a newer "
          + "version"
      ),
      (
        .noSpace(path: "/h", needed: 300 << 20, free: 20 << 20),
        "the upgrade needs 300 MB on the disk of /h, which has 20 MB free: free some space"
      ),
      (
        .unusableSettings(major: 18, reason: "unrecognized configuration parameter \"x\""),
        "PostgreSQL 18 does not accept the server's settings: unrecognized configuration parameter \"x\"; "
          + "reset those that it does not know with ALTER SYSTEM RESET"
      ),
      (
        .copyDiffers(database: "galley", difference: "table galley.events: 3"),
        "the copy of galley differs from the original (table galley.events: 3), so nothing was changed"
      ),
    ] as [(UpgradeError, String)])
  func `an error says in one line what is wrong and what to do`(
    error: UpgradeError, text: String
  ) {
    #expect(error.description == text)
  }
}
