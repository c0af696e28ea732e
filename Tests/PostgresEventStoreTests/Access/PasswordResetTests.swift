import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Who may make a link that sets a password, and what a link can do.
@Suite(.database) struct PasswordResetTests {
  let database = TestDatabase.current

  private static let verifier =
    "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$"
    + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

  private func newPerson(_ role: String = "editor") async throws -> String {
    let login = database.newLogin("nora")
    try await database.session().run("SELECT galley.add_user(session_user, '\(login)', '\(role)')")
    return login
  }

  private func make(_ secret: String, of login: String, as actor: String?) async throws {
    try await database.session(as: actor).run(
      "SELECT galley.make_password_reset(session_user, '\(login)', sha256('\(secret)'), 3600)")
  }

  private func use(_ secret: String, as actor: String = "galley_desk") async throws {
    try await database.session(as: actor).run(
      "SELECT galley.use_password_reset('\(secret)', '\(Self.verifier)')")
  }

  private func expect(_ state: SQLState, _ body: () async throws -> Void) async {
    let error = await #expect(throws: PostgresError.self) { try await body() }
    #expect(error?.sqlState == state, "\(error?.message ?? "")")
  }

  @Test func `an admin makes links for others, and everybody only for themselves`() async throws {
    let login = try await newPerson()
    try await make("s", of: login, as: "anna")
    try await make("s", of: login, as: login)
    for actor in ["eva", "otto", "galley_desk", "galley_projector"] {
      await expect(.insufficientPrivilege) { try await make("s", of: login, as: actor) }
    }
    await expect(.undefinedObject) { try await make("s", of: "nobody_at_all", as: "anna") }
    try await database.session().run("ALTER ROLE \(login) CREATEDB")
    await expect(.peopleRule) { try await make("s", of: login, as: "anna") }
  }

  @Test func `only the desk uses a link, once`() async throws {
    let login = try await newPerson()
    try await make("secret", of: login, as: "anna")
    for actor in ["eva", "anna", login, "otto", "galley_projector"] {
      await expect(.insufficientPrivilege) { try await use("secret", as: actor) }
    }
    await expect(.peopleRule) { try await use("other") }
    try await use("secret")
    let kept: String = try await database.value(
      "SELECT rolpassword FROM pg_authid WHERE rolname = \(login)")
    #expect(kept == Self.verifier)
    await expect(.peopleRule) { try await use("secret") }
  }

  @Test func `two who use a link at once: one succeeds`() async throws {
    let login = try await newPerson()
    try await make("secret", of: login, as: "anna")
    let first = try await database.session(as: "galley_desk")
    let second = try await database.session(as: "galley_desk")
    let call = "SELECT galley.use_password_reset('secret', '\(Self.verifier)')"
    try await first.run("BEGIN; \(call)")
    let waiting = Task { try await second.run(call) }
    try await database.wait(untilBlocked: second)
    try await first.run("COMMIT")
    let error = await #expect(throws: PostgresError.self) { try await waiting.value }
    #expect(error?.sqlState == .peopleRule)
  }

  /// What makes a link useless before it is used.
  @Test(arguments: [
    "UPDATE galley.password_resets SET expires_at = clock_timestamp()",
    "SELECT galley.disable_user(session_user, '$')", "ALTER ROLE $ CREATEROLE",
    "SELECT galley.disable_user(session_user, '&')",
    "SELECT galley.add_user(session_user, '&', 'editor')",
    "SELECT galley.set_password(session_user, '$', '\(verifier)')",
  ])
  func `a link ends with its time, its person and its admin`(change: String) async throws {
    let (login, admin) = (try await newPerson(), try await newPerson("admin"))
    try await make("secret", of: login, as: admin)
    try await database.session().run(
      change.replacing("SCRAM-SHA-256$4096", with: "SCRAM-SHA-256%4096")
        .replacing("==$", with: "==%").replacing("'$'", with: "'\(login)'")
        .replacing("&", with: admin).replacing("$ CREATE", with: "\(login) CREATE")
        .replacing("%", with: "$"))
    await expect(.peopleRule) { try await use("secret") }
  }

  @Test func `nobody reads the digests`() async throws {
    try await make("secret", of: try await newPerson(), as: "anna")
    for actor in ["eva", "anna", "otto", "galley_desk", "galley_projector"] {
      await expect(.insufficientPrivilege) {
        try await database.session(as: actor).run("SELECT * FROM galley.password_resets")
      }
    }
  }

  @Test(arguments: [
    "'\\x00', 60", "sha256('x'), 59", "sha256('x'), 604801", "NULL, 60", "sha256('x'), NULL",
  ])
  func `a link has a digest and a time that ends`(arguments: String) async throws {
    await expect(.invalidParameterValue) {
      try await database.session(as: "anna").run(
        "SELECT galley.make_password_reset(session_user, 'eva', \(arguments))")
    }
  }
}
