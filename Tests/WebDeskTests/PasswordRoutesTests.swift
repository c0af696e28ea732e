import Editorial
import Newsroom
import SCGI
import TestSupport
import Testing

/// Changing one's own password, and setting one with a link.
@Suite(.database) struct PasswordRoutesTests {
  private static let first = "correct horse battery"
  private static let second = "tide lantern oak 94"

  /// A person of the test's own with the first password.
  private func newPerson(
    _ role: Role = .editor, in fixture: DeskFixture
  ) async throws -> String {
    let login = TestDatabase.current.newLogin("pia")
    let anna = try await fixture.newsroom.acting(as: "anna")
    _ = try await anna.addPerson(
      login, role: role, password: try Password(Array(Self.first.utf8)))
    return login
  }

  private func signIn(
    _ login: String, _ password: String, in fixture: DeskFixture
  ) async -> (Browser, status: Int) {
    var browser = Browser(desk: fixture.desk)
    let answer = await browser.post("/desk/sign-in", ["name": login, "password": password])
    return (browser, answer.status)
  }

  @Test func `a person changes the password, and all other sessions end`() async throws {
    try await DeskFixture.with { fixture in
      let login = try await newPerson(in: fixture)
      var (browser, other) = (
        await signIn(login, Self.first, in: fixture).0,
        await signIn(login, Self.first, in: fixture).0
      )
      let former = browser.cookie
      let answer = try await browser.fill(
        "/desk/account/password", on: "/desk/account/password",
        ["password": Self.first, "new": Self.second, "repeated": Self.second])
      #expect(answer.header("Location") == "/desk/account?done=password", "\(answer.text)")
      #expect(browser.cookie != former)
      #expect(await browser.get("/desk").status == 200)
      #expect(await other.get("/desk").status == 401)
      browser.cookie = former
      #expect(await browser.get("/desk").status == 401)
      #expect(await signIn(login, Self.first, in: fixture).status == 403)
      #expect(await signIn(login, Self.second, in: fixture).status == 303)
    }
  }

  @Test func `a wrong, short, guessable or mistyped password changes nothing`() async throws {
    try await DeskFixture.with { fixture in
      let login = try await newPerson(in: fixture)
      var (browser, _) = await signIn(login, Self.first, in: fixture)
      for (present, new, repeated, words) in [
        ("wrong", Self.second, Self.second, "The password is wrong; nothing was done."),
        (Self.first, "short", "short", "A password must have 12 to 256 characters"),
        (Self.first, "password1234", "password1234", "too easy to guess"),
        (
          Self.first, "\(login)-2026", "\(login)-2026", "too easy to guess"
        ),
        (Self.first, Self.second, "other", "The two new passwords are not the same."),
        (Self.first, "", "", "A password must have 12 to 256 characters"),
      ] {
        let answer = try await browser.fill(
          "/desk/account/password", on: "/desk/account/password",
          ["password": present, "new": new, "repeated": repeated])
        #expect(answer.status == 422, "\(words)")
        #expect(answer.text.contains(words), "\(words): \(answer.text)")
        #expect(!answer.text.contains(Self.first) && !answer.text.contains(Self.second))
      }
      #expect(await signIn(login, Self.first, in: fixture).status == 303)
    }
  }

  @Test func `a link sets a password once`() async throws {
    try await DeskFixture.with { fixture in
      let login = try await newPerson(in: fixture)
      var (former, _) = await signIn(login, Self.first, in: fixture)
      let anna = try await fixture.newsroom.acting(as: "anna")
      let replaced = try await anna.makePasswordReset(of: login)
      let link = "/desk/reset/\(try await anna.makePasswordReset(of: login).secret.text)"
      var browser = Browser(desk: fixture.desk)
      #expect(await browser.get("/desk/reset/\(replaced.secret.text)").status == 404)
      // Looking at it changes nothing.
      for _ in 0..<2 {
        let page = await browser.get(link)
        #expect(page.text.contains("This link sets the password of \(login)."))
        #expect(page.header("Referrer-Policy") == "no-referrer")
      }
      let weak = try await browser.fill(
        link, on: link, ["new": "password1234", "repeated": "password1234"])
      #expect(weak.status == 422)
      #expect(await former.get("/desk").status == 200)
      let typed = ["new": Self.second, "repeated": Self.second]
      let set = await browser.post(link, typed)
      #expect(set.header("Location") == "/desk/sign-in?done=password", "\(set.text)")
      #expect(await former.get("/desk").status == 401, "the sessions end")
      #expect(await signIn(login, Self.first, in: fixture).status == 403)
      #expect(await signIn(login, Self.second, in: fixture).status == 303)
      #expect(await browser.post(link, typed).status == 404, "it works once")
      #expect(await browser.get(link).status == 404)
    }
  }

  @Test func `an expired link and the link of a disabled person set nothing`() async throws {
    try await DeskFixture.with { fixture in
      let login = try await newPerson(in: fixture)
      let anna = try await fixture.newsroom.acting(as: "anna")
      var browser = Browser(desk: fixture.desk)
      let expired = try await anna.makePasswordReset(of: login).secret.text
      try await TestDatabase.current.session().run(
        "UPDATE galley.password_resets SET expires_at = clock_timestamp()")
      #expect(await browser.get("/desk/reset/\(expired)").status == 404)
      let disabled = try await anna.makePasswordReset(of: login).secret.text
      #expect(await browser.get("/desk/reset/\(disabled)").status == 200)
      _ = try await anna.disablePerson(login)
      _ = try await anna.addPerson(login, role: .editor)
      #expect(await browser.get("/desk/reset/\(disabled)").status == 404)
    }
  }

  @Test func `whoever tries links has to wait`() async throws {
    try await DeskFixture.with { fixture in
      let anna = try await fixture.newsroom.acting(as: "anna")
      let login = try await newPerson(in: fixture)
      let link = "/desk/reset/\(try await anna.makePasswordReset(of: login).secret.text)"
      var browser = Browser(desk: fixture.desk)
      for number in 0..<10 {
        let guess = String(repeating: "\(number)", count: 64)
        #expect(await browser.get("/desk/reset/\(guess)").status == 404)
      }
      #expect(await browser.get(link).status == 403)
      browser.address = "192.0.2.9"
      #expect(await browser.get(link).status == 200)
    }
  }

  @Test func `only an admin makes links, with the password again`() async throws {
    try await DeskFixture.with { fixture in
      let (login, chief) = (
        try await newPerson(in: fixture), try await newPerson(.admin, in: fixture)
      )
      var (eva, admin) = (
        try await fixture.signedIn("eva"), await signIn(chief, Self.first, in: fixture).0
      )
      #expect(await eva.get("/desk/people/reset").status == 403)
      let page = "/desk/people/reset"
      let wrong = try await admin.fill(page, on: page, ["name": login, "password": "wrong"])
      #expect(wrong.status == 422)
      let unknown = try await admin.fill(
        page, on: page, ["name": "nobody", "password": Self.first])
      #expect(unknown.status == 422)
      admin.headers["HTTP_ORIGIN"] = "http://desk.example:8470"
      let made = try await admin.fill(page, on: page, ["name": login, "password": Self.first])
      let link = try #require(
        made.text.firstMatch(of: /http:\/\/desk\.example:8470(\/desk\/reset\/[0-9a-f]{64})</))
      var browser = Browser(desk: fixture.desk)
      #expect(await browser.get(String(link.1)).status == 200)
    }
  }
}
