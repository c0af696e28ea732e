import Editorial
import EventSourcing
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct SessionEndTests {
  let database = TestDatabase.current

  /// Adds a person whose password equals the login.
  private func newPerson(_ role: String) async throws -> String {
    let login = database.newLogin("nora")
    let superuser = try await database.session()
    try await superuser.run(
      "SELECT galley.add_user(session_user, '\(login)', '\(role)'); ALTER ROLE \(login) PASSWORD '\(login)'"
    )
    return login
  }

  private func logIn(_ login: String) throws -> Connection {
    try Connection(database.settings.with(user: login, password: login))
  }

  private func end(_ login: String, as actor: String = "anna") async throws -> [Int32] {
    let session = try await database.session(as: actor)
    return try await session.use { connection in
      let row = try connection.execute("SELECT * FROM galley.end_sessions(session_user, \(login))")[
        0]
      return [try row.value(at: 0), try row.value(at: 1)]
    }
  }

  @Test func `the sessions of a disabled person in this database are ended, and no others`()
    async throws
  {
    let login = try await newPerson("editor")
    var first = try logIn(login)
    var second = try logIn(login)
    try first.execute("BEGIN")
    var bystander = try Connection(database.settings.with(user: "eva", password: "eva"))
    try await TestDatabase.with(.newsroom) { other in
      let superuser = try await other.session()
      try await superuser.run("SELECT galley.add_user(session_user, '\(login)', 'editor')")
      var elsewhere = try Connection(other.settings.with(user: login, password: login))
      let anna = try await database.session(as: "anna")
      try await anna.run("SELECT galley.disable_user(session_user, '\(login)')")
      #expect(try await end(login) == [2, 0])
      #expect((try? first.execute("SELECT 1")) == nil)
      #expect((try? second.execute("SELECT 1")) == nil)
      #expect(throws: PostgresError.self) { _ = try logIn(login) }
      try elsewhere.execute("SELECT 1")
      try bystander.execute("SELECT 1")
    }
    #expect(try await end(login) == [0, 0])
  }

  @Test
  func
    `nobody may end the sessions of an active person, and only an admin those of a disabled one`()
    async throws
  {
    let login = try await newPerson("editor")
    var session = try logIn(login)
    for name in [login, "nobody_at_all", "galley_superuser"] {
      let error = await #expect(throws: PostgresError.self) { _ = try await end(name) }
      #expect(error?.message == "\(name) is not disabled here")
    }
    let admin = try await database.session(as: "anna")
    try await admin.run("SELECT galley.disable_user(session_user, '\(login)')")
    for actor in ["eva", "otto", "galley_projector"] {
      let error = await #expect(throws: PostgresError.self) {
        _ = try await end(login, as: actor)
      }
      #expect(error?.sqlState == .insufficientPrivilege)
    }
    try session.execute("SELECT 1")
  }

  @Test func `a session that the newsroom is not allowed to end is counted`() async throws {
    let login = try await newPerson("editor")
    var session = try logIn(login)
    let superuser = try await database.session()
    try await superuser.run(
      "SELECT galley.disable_user(session_user, '\(login)'); ALTER ROLE \(login) SUPERUSER")
    #expect(try await end(login) == [0, 1])
    try session.execute("SELECT 1")
    try await superuser.run("ALTER ROLE \(login) NOSUPERUSER")
    #expect(try await end(login) == [1, 0])
  }

  @Test func `a change of a role applies to open sessions`() async throws {
    let login = try await newPerson("editor")
    let session = try await database.session(as: login)
    try await session.append([.sampleDraft("one")])
    let anna = try await database.session(as: "anna")
    try await anna.run("SELECT galley.add_user(session_user, '\(login)', 'auditor')")
    await #expect(throws: AppendError.notPermitted(type: "ArticleDrafted")) {
      try await session.append([.sampleDraft("two")])
    }
    try await anna.run("SELECT galley.add_user(session_user, '\(login)', 'admin')")
    try await session.append([.sampleDraft("three")])
    try await session.run("SELECT galley.disable_user(session_user, 'emil')")
    try await anna.run("SELECT galley.add_user(session_user, '\(login)', 'editor')")
    await #expect(throws: PostgresError.self) {
      try await session.run("SELECT galley.disable_user(session_user, 'emil')")
    }
    try await anna.run("SELECT galley.disable_user(session_user, '\(login)')")
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await session.append([.sampleDraft("four")])
    }
  }

  @Test func `the last admin cannot be removed, even by concurrent changes`() async throws {
    let (anna, adam) = (
      try await database.session(as: "anna"), try await database.session(as: "adam")
    )
    try await anna.run("BEGIN")
    try await anna.run("SELECT galley.disable_user(session_user, 'adam')")
    let other = Task { try await adam.run("SELECT galley.disable_user(session_user, 'anna')") }
    try await database.wait(untilBlocked: adam)
    try await anna.run("COMMIT")
    await #expect(throws: PostgresError.self) { try await other.value }
    for actor in ["anna", nil] {
      for call in [
        "disable_user(session_user, 'anna')", "add_user(session_user, 'anna', 'editor')",
      ] {
        let session = try await database.session(as: actor)
        let error = await #expect(throws: PostgresError.self) {
          try await session.run("SELECT galley.\(call)")
        }
        #expect(
          error?.message
            == "anna is the last admin of this newsroom; make somebody else an admin first")
      }
    }
    // Another admin can be added, and the last one then disabled.
    try await anna.run("SELECT galley.add_user(session_user, 'adam', 'admin')")
    let session = try await database.session(as: "adam")
    try await session.run("SELECT galley.disable_user(session_user, 'anna')")
  }
}
