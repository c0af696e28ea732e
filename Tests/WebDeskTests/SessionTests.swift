import Editorial
import Newsroom
import PostgreSQL
import SCGI
import TestSupport
import Testing

@Suite(.database) struct SessionTests {
  @Test func `a forged, an old and a foreign ticket open nothing`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let anna = try await fixture.signedIn("anna")
      let (own, other) = (try #require(eva.cookie), try #require(anna.cookie))
      let forged = [
        "galley=", "galley=x", "galley=" + String(repeating: "0", count: 96),
        // The id of one session with the key of another
        String(own.prefix(7 + 32)) + other.suffix(64), String(own.dropLast()) + "g",
      ]
      for cookie in forged {
        eva.cookie = cookie
        #expect(await eva.get("/desk").status == 401, "\(cookie)")
      }
      eva.cookie = own
      #expect(await eva.get("/desk").status == 200)
      _ = try await eva.fill("/desk/sign-out", on: "/desk")
      eva.cookie = own
      #expect(await eva.get("/desk").status == 401, "the session is over")
    }
  }

  @Test func `the sessions of a disabled person end`() async throws {
    let login = TestDatabase.current.newLogin("pia")
    try await DeskFixture.with { fixture in
      let anna = try await fixture.newsroom.acting(as: "anna")
      let password = try Password(Array("correct horse battery".utf8))
      _ = try await anna.addPerson(login, role: .editor, password: password)
      var browser = Browser(desk: fixture.desk)
      let fields = ["name": login, "password": password.text]
      #expect(await browser.post("/desk/sign-in", fields).status == 303)
      #expect(await browser.get("/desk").status == 200)
      let former = browser.cookie
      // A new password ends them too.
      try await anna.setPassword(of: login, to: password)
      #expect(await browser.get("/desk").status == 401)
      #expect(await browser.post("/desk/sign-in", fields).status == 303)
      _ = try await anna.disablePerson(login)
      #expect(await browser.get("/desk").status == 401)
      browser.cookie = former
      #expect(await browser.get("/desk").status == 401)
      #expect(await browser.post("/desk/sign-in", fields).status == 403)
    }
  }

  @Test func `a session ends after a time without use, and after its whole time`() async throws {
    try await DeskFixture.with { fixture in
      for column in ["used_at", "began_at"] {
        var browser = try await fixture.signedIn("eva")
        #expect(await browser.get("/desk").status == 200)
        try await TestDatabase.current.session().use { connection in
          try connection.script(
            "UPDATE galley.desk_sessions SET \(column) = clock_timestamp() - interval '73 hours'")
        }
        #expect(await browser.get("/desk").status == 401)
      }
    }
  }

  @Test func `people see their own sessions, and end one or all`() async throws {
    try await DeskFixture.with { fixture in
      var first = try await fixture.signedIn("eva")
      var second = try await fixture.signedIn("eva")
      var other = try await fixture.signedIn("emil")
      #expect(await first.get("/desk/account").text.matches(of: /from 192\.0\.2\.1/).count == 2)
      _ = try await first.fill("/desk/account/end-session", on: "/desk/account")
      #expect(await first.get("/desk").status == 200)
      #expect(await second.get("/desk").status == 401)
      _ = try await first.fill("/desk/account/end-sessions", on: "/desk/account")
      #expect(await first.get("/desk").status == 401)
      #expect(await other.get("/desk").status == 200)
    }
  }

  @Test func `nobody but the desk reads sessions, and the desk records nothing`() async throws {
    let database = TestDatabase.current
    try await DeskFixture.with { fixture in
      _ = try await fixture.signedIn("eva")
      for person in ["eva", "anna", "otto"] {
        await #expect(throws: PostgresError.self) {
          try await database.session(as: person).use {
            try $0.execute("SELECT * FROM galley.desk_sessions")
          }
        }
      }
      var desk = try Connection(database.settings.with(user: "galley_desk"))
      let text: String = try desk.execute(
        "SELECT string_agg(d::text, '') FROM galley.desk_sessions d")[0].value(at: 0)
      #expect(!text.contains("\\x657661"), "the password is encrypted")
      for statement in [
        "SELECT galley.add_user('galley_desk', 'mallory', 'admin')",
        "SELECT galley.set_password('galley_desk', 'eva', 'x')",
        "INSERT INTO galley.events DEFAULT VALUES", "SET ROLE galley_owner",
        "SET ROLE galley_projector", "SET SESSION AUTHORIZATION eva",
        "UPDATE galley.people SET role = 'admin'", "DELETE FROM galley.events",
      ] {
        #expect(throws: PostgresError.self, "\(statement)") { try desk.script(statement) }
      }
    }
  }
}
