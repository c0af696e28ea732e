import Editorial
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// The first query of a session has its own implementation, with the same result as the log's
/// checks.
@Suite(.database) struct SessionTests {
  let database = TestDatabase.current

  private func guarded(_ login: String) async throws -> String? {
    try await database.session().value("SELECT galley.role_of(\(login))")
  }

  /// Nil if the newsroom refuses the login.
  private func opened(as login: String) async throws -> Actor? {
    do {
      let newsroom = try await database.member(as: login)
      await newsroom.close()
      return newsroom.actor
    } catch let error as Failure where error.kind == .forbidden {
      return nil
    }
  }

  @Test(arguments: Cast.allCases)
  func `a person acts in their recorded role`(person: Cast) async throws {
    #expect(try await opened(as: person.login)?.role.rawValue == person.role)
    #expect(try await guarded(person.login) == person.role)
  }

  @Test func `a person with an unknown role is an error, not a stranger`() async throws {
    let anna = try await database.member(as: "anna")
    try await database.session().run(
      """
      ALTER TABLE galley.people DROP CONSTRAINT people_role_check;
      UPDATE galley.people SET role = 'guest' WHERE login = 'eva'
      """)
    let opening = await #expect(throws: PostgresError.self) { try await opened(as: "eva") }
    let listing = await #expect(throws: PostgresError.self) { try await anna.people() }
    #expect([opening?.kind, listing?.kind] == [.decoding, .decoding])
    await anna.close()
  }

  @Test func `a disabled or unknown login is not a user`() async throws {
    let (former, stranger) = (database.newLogin("nora"), database.newLogin("stranger"))
    let superuser = try await database.session()
    try await superuser.run(
      """
      SELECT galley.add_user(session_user, '\(former)', 'admin');
      SELECT galley.disable_user(session_user, '\(former)');
      CREATE ROLE \(stranger) LOGIN IN ROLE "\(database.memberRole)"
      """)
    for login in [former, stranger] {
      #expect(try await opened(as: login) == nil)
      #expect(try await guarded(login) == nil)
    }
  }

  @Test func `a person who becomes a superuser administers, but cannot record`() async throws {
    let login = database.newLogin("root")
    try await database.session().run(
      "SELECT galley.add_user(session_user, '\(login)', 'editor'); ALTER ROLE \(login) SUPERUSER")
    #expect(try await opened(as: login)?.role == .admin)
    #expect(try await guarded(login) == nil)
  }
}
