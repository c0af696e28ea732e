import Digests
import Editorial
import Foundation
import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct SecondFactorTests {
  private static let page = "/desk/account/second-factor"
  private static let password = "correct horse battery"

  /// A person of the test's own, signed in.
  private func newPerson(
    _ role: Role = .editor, in fixture: DeskFixture
  ) async throws -> (login: String, browser: Browser) {
    let login = TestDatabase.current.newLogin("pia")
    let anna = try await fixture.newsroom.acting(as: "anna")
    _ = try await anna.addPerson(
      login, role: role, password: try Password(Array(Self.password.utf8)))
    var browser = Browser(desk: fixture.desk)
    _ = await browser.post("/desk/sign-in", ["name": login, "password": Self.password])
    return (login, browser)
  }

  /// A telephone with the secret of the page, and the recovery codes.
  private struct Telephone {
    let key: [UInt8]
    let page: String
    let recoveryCodes: [String]

    /// - Parameter steps: After the present step.
    func code(_ steps: Int64 = 0) -> String {
      OneTimeCode.code(at: OneTimeCode.step(at: Date()) + steps, key: key)
    }
  }

  /// Sets up a second factor with the code of the step before the present one, so that the present one
  /// can be used.
  private func enrol(_ browser: inout Browser) async throws -> Telephone {
    let html = await browser.get(Self.page).text
    let shown = try #require(html.firstMatch(of: /<code id="secret">([A-Z2-7 ]+)<\/code>/)).1
    let key = Self.bytes(base32: shown.filter { $0 != " " })
    let sealed = String(try #require(html.firstMatch(of: /name="secret" value="([0-9a-f]+)"/)).1)
    let telephone = Telephone(key: key, page: html, recoveryCodes: [])
    let answer = try await browser.fill(
      Self.page, on: Self.page,
      ["secret": sealed, "code": telephone.code(-1), "password": Self.password])
    let codes = answer.text.matches(of: /<code>([a-z2-7-]+)<\/code>/).map { String($0.1) }
    try #require(codes.count == 10, "\(answer.text)")
    return Telephone(key: key, page: html, recoveryCodes: codes)
  }

  private static func bytes(base32 text: some StringProtocol) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    let bits = text.flatMap { letter -> [Int] in
      let value = alphabet.firstIndex(of: letter)!
      return (0..<5).map { value >> (4 - $0) & 1 }
    }
    return stride(from: 0, to: bits.count - 7, by: 8).map { start in
      bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
    }
  }

  private func give(_ login: String, in fixture: DeskFixture) async -> Browser {
    var browser = Browser(desk: fixture.desk)
    let answer = await browser.post(
      "/desk/sign-in", ["name": login, "password": Self.password, "target": "/desk/queue"])
    #expect(answer.header("Location") == "/desk/sign-in/code?target=%2Fdesk%2Fqueue")
    return browser
  }

  @Test func `with a second factor, a password alone opens no page`() async throws {
    try await DeskFixture.with { fixture in
      let (login, started) = try await newPerson(in: fixture)
      var browser = started
      let telephone = try await enrol(&browser)
      #expect(telephone.page.contains("otpauth://totp/Galley:"))
      var other = await give(login, in: fixture)
      for path in ["/desk", "/desk/account", Self.page, "/desk/new"] {
        #expect(await other.get(path).status == 401, "\(path)")
      }
      let code = "/desk/sign-in/code"
      let wrong = try await other.fill(code, on: code, ["code": "000000"])
      #expect(wrong.status == 403)
      let waiting = other.cookie
      let right = try await other.fill(
        code, on: "\(code)?target=/desk/queue", ["code": telephone.code()])
      #expect(right.header("Location") == "/desk/queue", "\(right.text)")
      #expect(await other.get("/desk").status == 200)
      #expect(other.cookie != waiting, "the session is a new one")
      other.cookie = waiting
      #expect(await other.get(code).header("Location") == "/desk/sign-in")
      #expect(await browser.get("/desk").status == 200)
    }
  }

  @Test func `a code works once, also that of the set-up`() async throws {
    try await DeskFixture.with { fixture in
      let (login, started) = try await newPerson(in: fixture)
      var browser = started
      let telephone = try await enrol(&browser)
      let (path, code) = ("/desk/sign-in/code", telephone.code())
      var first = await give(login, in: fixture)
      #expect(try await first.fill(path, on: path, ["code": telephone.code(-1)]).status == 403)
      #expect(try await first.fill(path, on: path, ["code": code]).status == 303)
      var second = await give(login, in: fixture)
      #expect(try await second.fill(path, on: path, ["code": code]).status == 403)
      let recovery = telephone.recoveryCodes[3]
      #expect(
        try await second.fill(path, on: path, ["code": " \(recovery.uppercased()) "]).status == 303)
      var third = await give(login, in: fixture)
      #expect(try await third.fill(path, on: path, ["code": recovery]).status == 403)
      #expect(await second.get(Self.page).text.contains("9 recovery codes are left."))
    }
  }

  @Test func `after ten wrong codes, a person has to wait`() async throws {
    try await DeskFixture.with { fixture in
      let (login, started) = try await newPerson(in: fixture)
      var browser = started
      let telephone = try await enrol(&browser)
      var other = await give(login, in: fixture)
      let path = "/desk/sign-in/code"
      for _ in 0..<10 {
        #expect(try await other.fill(path, on: path, ["code": "000000"]).status == 403)
      }
      other.address = "192.0.2.77"
      let late = try await other.fill(path, on: path, ["code": telephone.code()])
      #expect(late.status == 403)
      #expect(late.text.contains("too many wrong codes"))
    }
  }

  @Test func `where one is required, a person without one sets it up first`() async throws {
    try await DeskFixture.with { fixture in
      var admin = try await newPerson(.admin, in: fixture).browser
      var editor = try await newPerson(in: fixture).browser
      let anna = try await fixture.newsroom.acting(as: "anna")
      _ = try await anna.set(.secondFactor, to: ["required-for-admins"])
      #expect(await editor.get("/desk").status == 200)
      #expect(await admin.get("/desk").header("Location") == Self.page)
      #expect(await admin.get("/desk/people/reset").header("Location") == Self.page)
      #expect(await admin.get(Self.page).text.contains("Your newsroom requires a second factor"))
      _ = try await enrol(&admin)
      #expect(await admin.get("/desk").status == 200)
      let later = try await fixture.newsroom.acting(as: "anna")
      _ = try await later.set(.secondFactor, to: ["required"])
      #expect(await editor.get("/desk").header("Location") == Self.page)
    }
  }

  @Test func `removing it needs the password and a code, or an admin`() async throws {
    try await DeskFixture.with { fixture in
      let (login, started) = try await newPerson(in: fixture)
      var browser = started
      let telephone = try await enrol(&browser)
      let remove = "/desk/account/second-factor/remove"
      for (password, code) in [("wrong", telephone.code()), (Self.password, "000000")] {
        let answer = try await browser.fill(
          remove, on: Self.page, ["password": password, "code": code])
        #expect(answer.status == 422)
      }
      let answer = try await browser.fill(
        remove, on: Self.page, ["password": Self.password, "code": telephone.code()])
      #expect(answer.status == 303, "\(answer.text)")
      _ = try await enrol(&browser)
      let eva = try await fixture.newsroom.acting(as: "eva")
      await #expect(throws: Failure.self) { try await eva.removeSecondFactor(of: login) }
      let anna = try await fixture.newsroom.acting(as: "anna")
      #expect(try await anna.removeSecondFactor(of: login))
      var other = Browser(desk: fixture.desk)
      let signedIn = await other.post(
        "/desk/sign-in", ["name": login, "password": Self.password])
      #expect(signedIn.header("Location") == "/desk")
    }
  }

  @Test func `a secret of somebody else, or with another key, is not accepted`() async throws {
    try await DeskFixture.with { fixture in
      var first = try await newPerson(in: fixture).browser
      var second = try await newPerson(in: fixture).browser
      let html = await first.get(Self.page).text
      let sealed = String(try #require(html.firstMatch(of: /name="secret" value="([0-9a-f]+)"/)).1)
      for secret in [sealed, "", "00", String(repeating: "0", count: sealed.count)] {
        let answer = try await second.fill(
          Self.page, on: Self.page,
          ["secret": secret, "code": "000000", "password": Self.password])
        #expect(answer.status == 400)
      }
    }
  }

  @Test func `if the code comes too late, the text is on the page to sign in again`() async throws {
    try await DeskFixture.with { fixture in
      let (login, started) = try await newPerson(in: fixture)
      var browser = started
      let telephone = try await enrol(&browser)
      var other = Browser(desk: fixture.desk)
      let lost = await other.post("/desk/new", ["headline": "Lamp", "body": "Typed."])
      let given = ["name": login, "password": Self.password]
      let waiting = await other.post(
        "/desk/sign-in", lost.hiddenFields.merging(given) { $1 })
      #expect(waiting.text.contains("name=\"code\""))
      #expect(waiting.text.contains("What you typed is kept"))
      let another = await other.post("/desk/sign-in", waiting.fields(of: "/desk/sign-in"))
      #expect(another.status == 200)
      #expect(another.hiddenFields["kept.body"] == "Typed.")
      // The password was given too long ago.
      other.cookie = nil
      let late = await other.post(
        "/desk/sign-in/code", waiting.hiddenFields.merging(["code": telephone.code()]) { $1 })
      #expect(late.status == 401)
      #expect(late.hiddenFields["kept.body"] == "Typed.")
      let again = await other.post("/desk/sign-in", late.hiddenFields.merging(given) { $1 })
      let back = await other.post(
        "/desk/sign-in/code", again.hiddenFields.merging(["code": telephone.code()]) { $1 })
      #expect(back.text.contains(">\nTyped.</textarea>"), "\(back.text)")
    }
  }

  @Test func `where one becomes required, a form that is sent keeps its text`() async throws {
    try await DeskFixture.with { fixture in
      var editor = try await newPerson(in: fixture).browser
      let form = try await editor.fields(of: "/desk/new", on: "/desk/new")
        .merging(["headline": "Lamp", "body": "Typed.", "language": "en"]) { $1 }
      let anna = try await fixture.newsroom.acting(as: "anna")
      _ = try await anna.set(.secondFactor, to: ["required"])
      let refused = await editor.post("/desk/new", form)
      #expect(refused.status == 403)
      #expect(refused.text.contains(">\nTyped.</textarea>"))
      #expect(refused.text.contains("href=\"\(Self.page)\""))
      let note = await editor.post(
        "/desk/articles/x/note", ["token": form["token"] ?? "", "note": "Why?"])
      #expect(note.status == 403)
      #expect(note.text.contains(">\nWhy?</textarea>"))
      #expect(note.text.contains("href=\"\(Self.page)\""))
      let copy = await editor.post("/desk/new/working-copy", form.merging(["copies": "1"]) { $1 })
      #expect(copy.status == 403, "a script knows that the text is not saved")
      _ = try await enrol(&editor)
      #expect(await editor.post("/desk/new", refused.fields(of: "/desk/new")).status == 303)
    }
  }
}
