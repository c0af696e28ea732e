import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct SignInTests {
  @Test func `a person signs in with the database's password, and signs out`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      #expect(await browser.get("/desk").text.contains("<h1>Home</h1>"))
      let left = try await browser.fill("/desk/sign-out", on: "/desk")
      #expect(left.header("Location") == "/desk/sign-in")
      #expect(browser.cookie == nil)
      let after = await browser.get("/desk")
      #expect(after.status == 401)
      #expect(after.text.contains("<h1>Sign in</h1>"))
    }
  }

  @Test func `an unknown name and a wrong password get the same answer`() async throws {
    try await DeskFixture.with { fixture in
      for (number, (name, password)) in [
        ("eva", "wrong"), ("eva", ""), ("nobody", "nobody"), ("", "x"), ("eva\u{0}", "eva"),
        ("galley_superuser", "x"), ("galley_desk", "x"), ("eva", "eva\u{0}"),
        ("a' OR '1'='1", "x"),
      ].enumerated() {
        var browser = Browser(desk: fixture.desk)
        browser.address = "192.0.2.\(number)"
        let answer = await browser.post("/desk/sign-in", ["name": name, "password": password])
        #expect(answer.status == 403, "\(name)")
        #expect(answer.text.contains("The name or the password is wrong."), "\(name)")
        #expect(browser.cookie == nil, "\(name)")
      }
    }
  }

  @Test func `after ten wrong passwords, a name and an address have to wait`() async throws {
    try await DeskFixture.with { fixture in
      var browser = Browser(desk: fixture.desk)
      for _ in 0..<10 {
        let answer = await browser.post("/desk/sign-in", ["name": "eva", "password": "x"])
        #expect(answer.status == 403)
      }
      let right = await browser.post("/desk/sign-in", ["name": "eva", "password": "eva"])
      #expect(right.status == 429)
      let other = await browser.post("/desk/sign-in", ["name": "emil", "password": "emil"])
      #expect(other.status == 429, "the address has to wait")
      browser.address = "192.0.2.2"
      let elsewhere = await browser.post("/desk/sign-in", ["name": "emil", "password": "emil"])
      #expect(elsewhere.status == 303)
    }
  }

  @Test func `a name that nobody can have is refused, and is not repeated on the page`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var browser = Browser(desk: fixture.desk)
      let name = String(repeating: "a", count: 10_000)
      let answer = await browser.post("/desk/sign-in", ["name": name, "password": "x"])
      #expect(answer.status == 403)
      #expect(answer.text.contains("The name or the password is wrong."))
      #expect(!answer.text.contains(name))
    }
  }

  @Test func `signing in leads to a page of the desk only`() async throws {
    try await DeskFixture.with { fixture in
      for target in [
        "https://evil.example/", "//evil.example/", "/desk/../x", "/desk?x", "/deskling", "/other",
        "javascript:x",
      ] {
        var browser = Browser(desk: fixture.desk)
        let answer = await browser.post(
          "/desk/sign-in", ["name": "eva", "password": "eva", "target": target])
        let location = answer.header("Location") ?? ""
        #expect(
          location == "/desk" || location.hasPrefix("/desk/") || location == "/desk?x",
          "\(location)")
      }
    }
  }

  @Test func `signing in leads back to the page with its query`() async throws {
    try await DeskFixture.with { fixture in
      var browser = Browser(desk: fixture.desk)
      let page = "/desk/articles?state=draft&section=Coast"
      let asked = await browser.get(page)
      #expect(asked.status == 401)
      #expect(asked.text.contains("value=\"/desk/articles?state=draft&amp;section=Coast\""))
      let answer = await browser.post(
        "/desk/sign-in", ["name": "eva", "password": "eva", "target": page])
      #expect(answer.header("Location") == page)
    }
  }

  @Test func `browsers get an icon`() async throws {
    try await DeskFixture.with { fixture in
      var browser = Browser(desk: fixture.desk)
      for path in ["/favicon.ico", "/desk/icon.svg"] {
        let icon = await browser.get(path)
        #expect(icon.status == 200, "\(path)")
        #expect(icon.header("Content-Type") == "image/svg+xml")
      }
    }
  }

  @Test func `an encrypted connection has a cookie of its own kind`() async throws {
    try await DeskFixture.with { fixture in
      var browser = Browser(desk: fixture.desk)
      browser.scheme = "https"
      let answer = await browser.post("/desk/sign-in", ["name": "eva", "password": "eva"])
      let cookie = try #require(answer.header("Set-Cookie"))
      #expect(cookie.hasPrefix("__Host-galley="))
      #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
    }
  }

  @Test func `every answer forbids scripts, frames and other sites`() async throws {
    try await DeskFixture.with { fixture in
      var browser = try await fixture.signedIn("eva")
      for path in ["/desk", "/desk/sign-in", "/desk/style.css", "/nowhere", "/desk/articles/x"] {
        let answer = await browser.get(path)
        let policy = try #require(answer.header("Content-Security-Policy"))
        #expect(policy.hasPrefix("default-src 'none';"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(policy.contains("base-uri 'none'"))
        for (name, value) in [
          "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
          "Cross-Origin-Opener-Policy": "same-origin",
          "Cross-Origin-Resource-Policy": "same-origin",
          "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ] { #expect(answer.header(name) == value, "\(path): \(name)") }
        #expect(answer.header("Content-Type")?.hasSuffix("charset=utf-8") == true, "\(path)")
        let isPage = !path.hasSuffix(".css")
        #expect((answer.header("Cache-Control") == "no-store") == isPage, "\(path)")
      }
    }
  }
}
