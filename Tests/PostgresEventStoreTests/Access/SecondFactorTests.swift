import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Who may set up, read and remove second factors.
@Suite(.database) struct SecondFactorTests {
  let database = TestDatabase.current

  private static let setUp = """
    SELECT galley.set_second_factor(session_user, decode(repeat('00', 60), 'hex'), 1, \
    ARRAY[sha256('a'), sha256('b')])
    """

  private func expect(
    _ state: SQLState, as actor: String, _ sql: String
  ) async {
    let error = await #expect(throws: PostgresError.self, "\(actor): \(sql)") {
      try await database.session(as: actor).run(sql)
    }
    #expect(error?.sqlState == state, "\(actor): \(sql): \(error?.message ?? "")")
  }

  @Test func `people set up their own, once`() async throws {
    for actor in ["eva", "anna", "otto"] {
      try await database.session(as: actor).run(Self.setUp)
      await expect(.peopleRule, as: actor, Self.setUp)
    }
    for actor in ["galley_desk", "galley_projector"] {
      await expect(.insufficientPrivilege, as: actor, Self.setUp)
    }
  }

  @Test func `a person and an admin remove it, and nobody else`() async throws {
    try await database.session(as: "eva").run(Self.setUp)
    let removal = "SELECT galley.remove_second_factor(session_user, 'eva')"
    for actor in ["emil", "otto", "galley_desk", "galley_projector"] {
      await expect(.insufficientPrivilege, as: actor, removal)
      await expect(
        .insufficientPrivilege, as: actor, "SELECT galley.second_factor(session_user, 'eva')")
    }
    try await database.session(as: "anna").run(removal)
    let left: Int = try await database.value("SELECT count(*) FROM galley.recovery_codes")
    #expect(left == 0)
    try await database.session(as: "eva").run(Self.setUp)
    try await database.session(as: "eva").run(removal)
  }

  @Test func `the desk counts steps and uses codes up, and can do no more`() async throws {
    try await database.session(as: "eva").run(Self.setUp)
    try await database.session(as: "galley_desk").run(
      """
      UPDATE galley.second_factors SET last_step = 2 WHERE login = 'eva' AND last_step < 2;
      DELETE FROM galley.recovery_codes WHERE digest = sha256('a')
      """)
    for statement in [
      "UPDATE galley.second_factors SET sealed = sealed", "DELETE FROM galley.second_factors",
      "INSERT INTO galley.second_factors (login, sealed, last_step) VALUES ('emil', '', 0)",
      "INSERT INTO galley.recovery_codes (login, digest) VALUES ('eva', sha256('c'))",
      "UPDATE galley.recovery_codes SET digest = sha256('c')",
    ] { await expect(.insufficientPrivilege, as: "galley_desk", statement) }
    for actor in ["eva", "anna", "otto", "galley_projector"] {
      await expect(.insufficientPrivilege, as: actor, "SELECT * FROM galley.second_factors")
      await expect(.insufficientPrivilege, as: actor, "SELECT * FROM galley.recovery_codes")
    }
  }
}
