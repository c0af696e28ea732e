import Editorial
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// A shared server that was moved from PostgreSQL 15 to a newer version.
@Suite(.database) struct MovedServerTests {
  let database = TestDatabase.current

  /// The statement on the page about newer versions.
  private static func documented() throws -> String {
    let page = URL(filePath: #filePath)
      .appending(path: "../../../../Sources/galley/galley.docc/Upgrades.md").standardized
    let blocks = try String(contentsOf: page, encoding: .utf8)
      .components(separatedBy: "```sql\n").dropFirst()
    return try #require(blocks.first?.components(separatedBy: "```").first)
  }

  @Test(.withGrantedRoles)
  func `the documented statement makes passwords from before the move changeable`() async throws {
    let (admin, editor) = (database.newLogin("agnes"), database.newLogin("pia"))
    let password = try Password(Array("tide-lantern-94-oak".utf8))
    let anna = try await database.member(as: "anna")
    _ = try await anna.addPerson(admin, role: .admin)
    _ = try await anna.addPerson(editor, role: .editor, password: password)
    await anna.close()
    let superuser = try await database.session()
    // All other logins are also those of other tests.
    try await superuser.run(
      "DELETE FROM galley.people WHERE login NOT IN ('\(admin)', '\(editor)')")
    // On version 15, the owner was granted nobody.
    try await superuser.run("REVOKE \"\(editor)\", \"\(admin)\" FROM galley_owner CASCADE")
    let agnes = try await database.member(as: admin)
    let refusal = await #expect(throws: PostgresError.self) {
      try await agnes.setPassword(of: editor, to: password)
    }
    #expect(refusal?.sqlState == .insufficientPrivilege)
    try await superuser.run(try Self.documented())
    try await agnes.setPassword(of: editor, to: password)
    await agnes.close()
  }
}

extension Trait where Self == ConditionTrait {
  /// For a server on which a role that may create roles can change only those that it was granted.
  fileprivate static var withGrantedRoles: Self {
    .enabled("the rule is new in PostgreSQL 16") {
      try await TestDatabase.with(.empty) { database in
        let version: Int = try await database.session().value(
          "SELECT current_setting('server_version_num')::bigint")
        return version >= 160_000
      }
    }
  }
}
