import Editorial
import Newsroom
import SCGI
import TestSupport
import Testing
import WebDesk

@Suite(.database) struct TokenPageTests {
  private static let page = "/desk/account/tokens"
  private static let form = ["label": "wire", "scope": "read", "days": "30", "password": "eva"]

  private static func token(in answer: SCGIResponse) throws -> String {
    String(try #require(answer.text.firstMatch(of: /galley_[0-9a-f]{96}/), "\(answer.text)").0)
  }

  @Test func `a token is made with the password, is shown once, and is revoked`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      let made = try await browser.fill(Self.page, on: Self.page, Self.form)
      #expect(made.status == 200)
      let text = try Self.token(in: made)
      let ticket = try #require(APIToken.ticket(text))
      let token = try #require(try await fixture.desk.newsroom.token(of: ticket))
      #expect(token.actor.name == "eva")
      #expect(token.scope == .read)
      let listed = await browser.get(Self.page).text
      #expect(listed.contains(">wire</h2>"))
      #expect(!listed.contains(text))
      _ = try await browser.fill("\(Self.page)/revoke", on: Self.page)
      #expect(try await fixture.desk.newsroom.token(of: ticket) == nil)
      #expect(await browser.get(Self.page).text.contains("You have no tokens."))
    }
  }

  @Test func `a form that is sent twice makes one token and shows it once`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      let sent = try await browser.hiddenFields(of: Self.page, on: Self.page)
        .merging(Self.form) { $1 }
      let made = try Self.token(in: await browser.post(Self.page, sent))
      let again = await browser.post(Self.page, sent)
      #expect(again.status == 422)
      #expect(again.text.contains("This token was made already; its secret is not shown again."))
      #expect(!again.text.contains("galley_"))
      #expect(again.text.matches(of: />wire<\/h2>/).count == 1)
      let ticket = try #require(APIToken.ticket(made))
      #expect(try await fixture.desk.newsroom.token(of: ticket) != nil, "the first one stays")
    }
  }

  @Test func `a form that is wrong makes no token, and keeps the label`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      for (name, value, sentence) in [
        ("password", "wrong", "The password is wrong"),
        ("scope", "admin", "Only an admin can have a token of the scope admin"),
        ("scope", "all", "There is no such scope"),
        ("days", "366", "A token is valid for 1 to 365 days"),
        ("days", "0", "A token is valid for 1 to 365 days"),
        ("days", "99999999999999999999", "A token is valid for 1 to 365 days"),
        ("label", String(repeating: "x", count: 101), "A token's label has 1 to 100 characters"),
      ] {
        let answer = try await browser.fill(
          Self.page, on: Self.page, Self.form.merging([name: value]) { $1 })
        #expect(answer.status == 422, "\(name) \(value)")
        #expect(answer.text.contains(sentence), "\(name) \(value): \(answer.text)")
        if name != "label" { #expect(answer.text.contains("value=\"wire\"")) }
      }
      #expect(await browser.get(Self.page).text.contains("You have no tokens."))
    }
  }
}
