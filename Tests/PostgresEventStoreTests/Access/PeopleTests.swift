import Editorial
import EventSourcing
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct PeopleTests {
  let database = TestDatabase.current

  /// - Returns: Whether the login is new here.
  @discardableResult
  private func add(_ login: String, _ role: String, as actor: String = "anna") async throws -> Bool
  {
    try await database.session(as: actor).value(
      "SELECT galley.add_user(session_user, \(login), \(role))")
  }

  @discardableResult
  private func disable(_ login: String, as actor: String = "anna") async throws -> Bool {
    try await database.session(as: actor).value(
      "SELECT galley.disable_user(session_user, \(login))")
  }

  private func role(of login: String) async throws -> String? {
    try await database.value("SELECT galley.role_of(\(login))")
  }

  @Test func `an admin adds people, who then may act`() async throws {
    let login = database.newLogin("nora")
    #expect(try await add(login, "editor"))
    #expect(try await role(of: login) == "editor")
    try await database.record([.sampleDraft("wall")], as: login)
    let addedBy: String = try await database.value(
      "SELECT added_by FROM galley.people WHERE login = \(login)")
    #expect(addedBy == "anna")
  }

  @Test(arguments: ["eva", "otto", "galley_projector"])
  func `only an admin may add or disable people`(login: String) async throws {
    for call in [
      "add_user(session_user, 'nora', 'editor')", "disable_user(session_user, 'emil')",
    ] {
      let session = try await database.session(as: login)
      let error = await #expect(throws: PostgresError.self) {
        try await session.run("SELECT galley.\(call)")
      }
      #expect(error?.sqlState == .insufficientPrivilege)
    }
  }

  @Test func `an admin of another newsroom on the server is not an admin here`() async throws {
    let login = database.newLogin("alien")
    try await TestDatabase.with(.newsroom) { other in
      _ = try await other.session(as: "anna").value(
        "SELECT galley.add_user('anna', \(login), 'admin')", as: Bool.self)
      let stranger = await #expect(throws: PostgresError.self) {
        try await add(login, "admin", as: login)
      }
      #expect(stranger?.sqlState == .insufficientPrivilege)
      try await add(login, "editor")
      let editor = await #expect(throws: PostgresError.self) {
        try await add(login, "admin", as: login)
      }
      #expect(editor?.sqlState == .insufficientPrivilege)
      #expect(editor?.message == "\(login) is not an admin of this newsroom")
      let elsewhere: String? = try await other.value("SELECT galley.role_of(\(login))")
      #expect(elsewhere == "admin")
    }
  }

  @Test(arguments: [
    "", "1eva", "eva lind", "eva;drop", "eva\"", "e'va", "-eva", "galley_owner", "galley_x",
    "pg_monitor", "public", "none", "all", "Me", "nobody", "current_user",
    String(repeating: "e", count: 64),
    String(repeating: "é", count: 32),
  ])
  func `an invalid login is refused`(login: String) async throws {
    let error = await #expect(throws: PostgresError.self) { try await add(login, "editor") }
    #expect(error?.sqlState == SQLState(rawValue: "42602"))
    #expect(try await role(of: login) == nil)
  }

  @Test(arguments: ["eva.lind@example", "_e", "Eva", "éva-2"])
  func `a login may contain letters, digits and a few other characters, and its case is kept`(
    beginning: String
  ) async throws {
    let login = database.newLogin(beginning)
    #expect(try await add(login, "editor"))
    try await database.record([.sampleDraft("wall")], as: login)
    #expect(try await database.value("SELECT actor FROM galley.events") == login)
  }

  @Test func `a superuser of the server cannot be added`() async throws {
    let login = database.newLogin("chief")
    let session = try await database.session()
    try await session.use { try $0.script("CREATE ROLE \"\(login)\" SUPERUSER") }
    let error = await #expect(throws: PostgresError.self) { try await add(login, "admin") }
    #expect(
      error?.message == "\(login) is a superuser of the server and cannot be a person of a newsroom"
    )
    try await session.use { try $0.script("DROP ROLE \"\(login)\"") }
  }

  @Test(arguments: ["owner", "Admin", ""])
  func `there are three roles`(role: String) async throws {
    let error = await #expect(throws: PostgresError.self) { try await add("nora", role) }
    #expect(error?.message == "a role is editor, admin or auditor")
  }

  @Test func `a person who is given another role has only that role`() async throws {
    let login = database.newLogin("nora")
    let roles = ["editor", "admin", "editor", "auditor", "admin", "auditor", "editor"]
    for (index, role) in roles.enumerated() {
      #expect(try await add(login, role) == (index == 0))
      #expect(try await self.role(of: login) == role)
      let memberships: [String] = try await database.value(
        """
        SELECT array_agg(g.rolname::text) FROM pg_auth_members m
        JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles p ON p.oid = m.member
        WHERE p.rolname = \(login)
        """)
      #expect(memberships == [database.memberRole])
    }
  }

  @Test func `a disabled person may neither act nor connect until they are added again`()
    async throws
  {
    let login = database.newLogin("nora")
    try await add(login, "admin")
    #expect(try await disable(login))
    #expect(try await role(of: login) == nil)
    await #expect(throws: AppendError.notPermitted(type: nil)) {
      try await database.record([.sampleDraft("wall")], as: login)
    }
    await #expect(throws: PostgresError.self) { try await add("nora", "admin", as: login) }
    #expect(try await mayConnect(login) == false)

    #expect(try await add(login, "editor") == false)
    try await database.record([.sampleDraft("wall")], as: login)
    #expect(try await mayConnect(login))
  }

  private func mayConnect(_ login: String) async throws -> Bool {
    try await database.value(
      "SELECT has_database_privilege(\(login), current_database(), 'CONNECT')")
  }

  @Test func `disabling an unknown login returns false`() async throws {
    #expect(try await disable(database.newLogin("nora")) == false)
  }

  @Test func `two admins can add people at the same time`() async throws {
    let (first, second) = (
      try await database.session(as: "anna"), try await database.session(as: "adam")
    )
    let (nora, nils) = (database.newLogin("nora"), database.newLogin("nils"))
    try await first.run("BEGIN")
    try await first.run("SELECT galley.add_user(session_user, '\(nora)', 'editor')")
    let other = Task {
      try await second.run("SELECT galley.add_user(session_user, '\(nils)', 'editor')")
    }
    try await database.wait(untilBlocked: second)
    try await first.run("COMMIT")
    try await other.value
    #expect(try await role(of: nora) == "editor")
    #expect(try await role(of: nils) == "editor")
  }
}
