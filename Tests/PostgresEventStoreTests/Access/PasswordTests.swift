import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct PasswordTests {
  let database = TestDatabase.current

  private static let verifier =
    "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$"
    + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

  private func newPerson(_ role: String = "editor") async throws -> String {
    let login = database.newLogin("nora")
    let anna = try await database.session(as: "anna")
    let _: Bool = try await anna.value("SELECT galley.add_user(session_user, \(login), \(role))")
    return login
  }

  private func set(_ password: String, of login: String, as actor: String) async throws {
    let session = try await database.session(as: actor)
    try await session.use { connection in
      let verifier = try connection.scramVerifier(of: password, for: login)
      try connection.execute("SELECT galley.set_password(session_user, \(login), \(verifier))")
    }
  }

  private func set(verifier: String, of login: String, as actor: String) async throws {
    let session = try await database.session(as: actor)
    try await session.use { connection in
      _ = try connection.execute("SELECT galley.set_password(session_user, \(login), \(verifier))")
    }
  }

  private func logIn(_ login: String, _ password: String) throws {
    _ = try Connection(database.settings.with(user: login, password: password))
  }

  @Test func `a password is stored as a SCRAM verifier, and its owner can log in`() async throws {
    let login = try await newPerson()
    #expect(throws: PostgresError.self) { try logIn(login, "correct horse battery") }
    try await set("correct horse battery", of: login, as: "anna")
    try logIn(login, "correct horse battery")
    let kept: String = try await database.value(
      "SELECT rolpassword FROM pg_authid WHERE rolname = \(login)")
    #expect(kept.hasPrefix("SCRAM-SHA-256$"))
    #expect(!kept.contains("horse"))
    let refused = #expect(throws: PostgresError.self) { try logIn(login, "incorrect horse") }
    #expect(refused?.kind == .authentication)
  }

  @Test func `everybody may set their own password, and only an admin that of others`() async throws
  {
    let login = try await newPerson()
    try await set("my own long password", of: login, as: login)
    try logIn(login, "my own long password")
    for actor in ["eva", "otto", "galley_projector"] {
      let error = await #expect(throws: PostgresError.self, "\(actor)") {
        try await set("an intruder's password", of: login, as: actor)
      }
      #expect(error?.sqlState == .insufficientPrivilege)
    }
    try logIn(login, "my own long password")
  }

  @Test(arguments: [
    "", "a plain password", "md5d41d8cd98f00b204e9800998ecf8427e", verifier + "x", " " + verifier,
    verifier.replacing("4096", with: "4095"), verifier.replacing("4096", with: "99999999"),
    verifier.replacing("256$", with: "1$"), verifier.replacing("E=", with: "E"),
    verifier + "\n", verifier.replacing("c2FsdHNhbHRzYWx0c2FsdA==", with: "c2FsdA=="),
  ])
  func `anything but a verifier is refused, and is not in the error`(text: String) async throws {
    let login = try await newPerson()
    let error = await #expect(throws: PostgresError.self) {
      try await set(verifier: text, of: login, as: "anna")
    }
    #expect(error?.sqlState == .invalidParameterValue)
    #expect(
      error?.message == "a password comes as a SCRAM-SHA-256 verifier of at least 4096 iterations")
    let kept: String? = try await database.value(
      "SELECT rolpassword FROM pg_authid WHERE rolname = \(login)")
    #expect(kept == nil)
    try await set(verifier: Self.verifier, of: login, as: "anna")
  }

  @Test func `a disabled or unknown person gets no password`() async throws {
    let login = try await newPerson()
    let stranger = database.newLogin("stranger")
    let superuser = try await database.session()
    try await superuser.run(
      "SELECT galley.disable_user(session_user, '\(login)'); CREATE ROLE \(stranger) LOGIN")
    for name in [login, stranger, "nobody_at_all"] {
      let error = await #expect(throws: PostgresError.self) {
        try await set(verifier: Self.verifier, of: name, as: "anna")
      }
      #expect(error?.sqlState == .undefinedObject)
    }
    let error = await #expect(throws: PostgresError.self) {
      try await set(verifier: Self.verifier, of: login, as: login)
    }
    #expect(error?.sqlState == .insufficientPrivilege)
  }

  /// Each gives a login rights that an admin of this newsroom must not acquire.
  @Test(arguments: [
    "ALTER ROLE $ CREATEDB", "ALTER ROLE $ CREATEROLE", "ALTER ROLE $ REPLICATION",
    "ALTER ROLE $ BYPASSRLS", "GRANT galley_projector TO $", "GRANT pg_read_all_data TO $",
    "GRANT CONNECT ON DATABASE postgres TO $",
    "CREATE TABLE galley.theirs (); "
      + "ALTER TABLE galley.theirs OWNER TO $", "GRANT SELECT ON galley.texts TO $",
  ])
  func `an admin may not set the password of a login with other rights on the server`(
    grant: String
  ) async throws {
    let login = try await newPerson()
    let superuser = try await database.session()
    let words = grant.replacing("$", with: login)
    // The rights on a database that all tests share are one row, which only one can change at a
    // time.
    try await superuser.run("SELECT pg_advisory_lock(1); \(words)")
    let error = await #expect(throws: PostgresError.self) {
      try await set(verifier: Self.verifier, of: login, as: "anna")
    }
    #expect(error?.sqlState?.rawValue == "GA100")
    #expect(error?.message.hasPrefix("\(login) has rights on this server besides") == true)
    if grant.hasPrefix("GRANT") {
      try await set(verifier: Self.verifier, of: login, as: login)
      try await superuser.run(
        "SELECT galley.set_password(session_user, '\(login)', '\(Self.verifier)')")
    }
    if grant.hasPrefix("GRANT CONNECT") {
      try await superuser.run("REVOKE CONNECT ON DATABASE postgres FROM \(login)")
    }
  }

  @Test func `an admin of one newsroom makes nobody an admin of another`() async throws {
    let login = try await newPerson()
    try await TestDatabase.with(.newsroom) { other in
      let superuser = try await other.session()
      try await superuser.run("SELECT galley.add_user(session_user, '\(login)', 'editor')")
      let again = try await database.session(as: "anna")
      for role in ["admin", "auditor", "editor"] {
        try await again.run("SELECT galley.add_user(session_user, '\(login)', '\(role)')")
        let there: String? = try await other.value("SELECT galley.role_of(\(login))")
        #expect(there == "editor")
      }
      try await superuser.run("SELECT galley.add_user(session_user, '\(login)', 'admin')")
      let untouched: String? = try await database.value("SELECT galley.role_of(\(login))")
      #expect(untouched == "editor")
      // Who leaves one newsroom still works in the other.
      try await again.run("SELECT galley.disable_user(session_user, '\(login)')")
      let here: String? = try await database.value("SELECT galley.role_of(\(login))")
      let there: String? = try await other.value("SELECT galley.role_of(\(login))")
      #expect(here == nil)
      #expect(there == "admin")
    }
  }

  @Test func `the server's view of its sessions contains no password`() async throws {
    let login = try await newPerson()
    let session = try await database.session(as: "anna")
    try await session.use { connection in
      let verifier = try connection.scramVerifier(of: "correct horse battery", for: login)
      try connection.execute("SELECT galley.set_password(session_user, \(login), \(verifier))")
    }
    let query: String = try await database.value(
      "SELECT query FROM pg_stat_activity WHERE pid = \(session.processID)")
    #expect(query == "SELECT galley.set_password(session_user, $1, $2)")
  }
}
