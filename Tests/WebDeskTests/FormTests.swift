import Newsroom
import PostgreSQL
import SCGI
import TestSupport
import Testing

@Suite(.database) struct FormTests {
  private static let article = [
    "headline": "Lamp lit", "body": "The lamp burned.", "byline": "Eva", "place": "Harbour",
    "date": "2026-11-30", "language": "en",
  ]

  @Test func `another site's page cannot act for a person`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      for site in ["cross-site", "same-site"] {
        browser.headers["HTTP_SEC_FETCH_SITE"] = site
        let answer = try await browser.fill("/desk/new", on: "/desk/new", Self.article)
        #expect(answer.status == 403, "\(site)")
        #expect(answer.text.contains("The form comes from another site"), "\(site)")
      }
    }
  }

  @Test func `without Sec-Fetch-Site, the origin must be the desk's`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      browser.headers["HTTP_SEC_FETCH_SITE"] = nil
      for (number, (origin, status)) in [
        ("http://desk.example", 303), ("http://desk.example:8470", 303),
        ("https://desk.example", 403), ("http://evil.example", 403),
        ("http://desk.example.evil.example", 403), ("null", 403),
      ].enumerated() {
        browser.headers["HTTP_ORIGIN"] = origin
        let answer = try await browser.fill(
          "/desk/new", on: "/desk/new", Self.article.merging(["slug": "lamp-\(number)"]) { $1 })
        #expect(answer.status == status, "\(origin)")
      }
    }
  }

  @Test func `a form needs the token of its session`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      var emil = try await fixture.signedIn("emil")
      let page = await emil.get("/desk/new").text
      let token = try #require(page.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).1
      for foreign in ["", "0", String(repeating: "0", count: 128), String(token)] {
        let fields = Self.article.merging(["token": foreign]) { $1 }
        #expect(await eva.post("/desk/new", fields).status == 403)
      }
      let page2 = await emil.get("/desk/new").text
      let second = try #require(page2.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).1
      #expect(token != second, "no two pages have the same token")
    }
  }

  @Test func `a form that is sent twice records once`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      let page = await browser.get("/desk/new").text
      let token = String(try #require(page.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).1)
      let command = String(try #require(page.firstMatch(of: /name="command" value="([^"]+)"/)).1)
      let fields = Self.article.merging(["token": token, "command": command]) { $1 }
      let first = await browser.post("/desk/new", fields)
      #expect(first.status == 303)
      #expect(
        await browser.post("/desk/new", fields).header("Location") == first.header("Location"))
      let count: Int = try await TestDatabase.current.session().value(
        "SELECT count(*) FROM galley.events WHERE type = 'ArticleDrafted'")
      #expect(count == 1)
    }
  }

  @Test func `a form from an old page changes nothing, and says who did what since`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      let old = try await anna.fields(of: "\(page)/spike", on: page)
      _ = try await eva.fill("\(page)/submit", on: page)
      let answer = await anna.post("\(page)/spike", old.merging(["reason": "Thin"]) { $1 })
      #expect(answer.status == 422)
      let news = answer.text[
        try #require(answer.text.firstRange(of: "Since you loaded")).upperBound...]
      #expect(news.contains("<strong>eva</strong>"))
      #expect(answer.text.contains("Thin"), "what was typed is kept")
    }
  }

  @Test func `a form is only sent by POST`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      for method in ["PUT", "DELETE", "TRACE", "get", ""] {
        let answer = await browser.send(method, "/desk/sign-out", body: "")
        #expect(answer.status == 405, "\(method)")
        #expect(answer.header("Allow") == "POST", "\(method)")
      }
    }
  }

  @Test func `the address of a form leads to the page that has it`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let (article, newsroom) = ("/desk/articles/6f0c7b11", "/desk/newsroom")
      for (path, page) in [
        ("\(article)/assign", article), ("\(article)/links/revoke", "\(article)/links"),
        ("\(article)/preview", "\(article)/edit"), ("\(article)/merge", "\(article)/edit"),
        ("/desk/articles/chosen", "/desk/articles"), ("/desk/replies/decision", "/desk/replies"),
        ("/desk/replies/6f0c7b11/erase", "/desk/replies/6f0c7b11"),
        ("\(newsroom)/settings/publisher.name", "\(newsroom)/settings"),
        ("\(newsroom)/people/eva%2F..%2F/role", "\(newsroom)/people/eva%252F..%252F"),
        ("\(newsroom)/read-models/board/verify", "\(newsroom)/read-models"),
        ("/desk/new/preview", "/desk/new"), ("/desk/sign-out", "/desk"), ("/desk/paste", "/desk"),
      ] {
        let answer = await anna.get(path)
        #expect(answer.status == 303, "\(path)")
        #expect(answer.header("Location") == page, "\(path)")
      }
    }
  }

  @Test func `a headline that hides its order is refused, in a draft and in a revision`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let hidden = Self.article.merging(["headline": "Lamp \u{202E}til\u{202C}"]) { $1 }
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      for path in ["/desk/new", "\(page)/edit"] {
        let answer = try await eva.fill(path, on: path, hidden)
        #expect(answer.status == 422, "\(path)")
        #expect(answer.text.contains("contains the invisible character U+202E"), "\(path)")
        #expect(answer.text.contains("The lamp burned."), "\(path)")
      }
    }
  }

  @Test func `a form that cannot be read is refused`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      for body in ["headline=%ZZ", "headline=%", "headline=%FF", "a&b=%E2%82"] {
        #expect(await browser.send("POST", "/desk/new", body: body).status == 400, "\(body)")
      }
    }
  }
}
