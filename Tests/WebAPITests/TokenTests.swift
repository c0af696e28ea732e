import Editorial
import Newsroom
import PostgreSQL
import SCGI
import TestSupport
import Testing

@Suite(.database) struct TokenTests {
  @Test func `a program reads with its person's token`() async throws {
    try await APIFixture.with { fixture in
      let client = try await fixture.client("eva", scope: .read)
      let answer = await client.get("/api/v1/me")
      #expect(answer.status == 200)
      #expect(try answer.member("name") == "eva")
      #expect(try answer.member("role") == "editor")
    }
  }

  @Test func `a missing, a forged and a foreign token open nothing`() async throws {
    try await APIFixture.with { fixture in
      let (eva, anna) = (
        try await fixture.client("eva"), try await fixture.client("anna", scope: .admin)
      )
      let (own, other) = (try #require(eva.token), try #require(anna.token))
      let prefix = "galley_"
      let forged: [String?] = [
        nil, "", "x", prefix, prefix + String(repeating: "0", count: 96),
        String(own.dropFirst(prefix.count)), own.uppercased(), own + "0", String(own.dropLast()),
        // The id of one token with the key of another
        String(own.prefix(prefix.count + 32)) + other.suffix(64),
      ]
      for token in forged {
        var client = eva
        client.token = token
        let answer = await client.get("/api/v1/me")
        #expect(answer.status == 401, "\(token ?? "none")")
        #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
        #expect(try answer.member("code") == "unauthenticated")
        #expect(token?.isEmpty != false || !answer.text.contains(token ?? "-"))
      }
    }
  }

  @Test func `an expired, a revoked and a disabled person's token open nothing`() async throws {
    let login = TestDatabase.current.newLogin("pia")
    let password = try Password(Array("correct horse battery".utf8))
    try await APIFixture.with { fixture in
      let anna = try await fixture.newsroom.acting(as: "anna")
      _ = try await anna.addPerson(login, role: .editor, password: password)
      func client() async throws -> Client {
        let client = try await fixture.client(login, password: password.text)
        #expect(await client.get("/api/v1/me").status == 200)
        return client
      }
      let expired = try await client()
      try await TestDatabase.current.session().use {
        try $0.script("UPDATE galley.desk_tokens SET expires_at = clock_timestamp()")
      }
      #expect(await expired.get("/api/v1/me").status == 401)

      let revoked = try await client()
      let session = try await fixture.session(login, password: password.text)
      let author = try await fixture.desk.author(for: session)
      for token in try await author.tokens() { try await author.revokeToken(token.id) }
      #expect(await revoked.get("/api/v1/me").status == 401)

      let former = try await client()
      try await anna.setPassword(of: login, to: password)
      #expect(await former.get("/api/v1/me").status == 401, "a new password ends tokens")

      let disabled = try await client()
      _ = try await anna.disablePerson(login)
      #expect(await disabled.get("/api/v1/me").status == 401)
    }
  }

  @Test func `a token is made within its limits`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.desk.author(for: try await fixture.session("eva"))
      @Sendable func make(
        label: String = "a", scope: TokenScope = .read, lifetime: Duration = .seconds(60)
      ) async throws {
        _ = try await eva.makeToken(
          label: label, scope: scope, lifetime: lifetime, password: "eva")
      }
      try await make()
      for attempt: @Sendable () async throws -> Void in [
        { try await make(label: " ") },
        { try await make(label: String(repeating: "x", count: 101)) },
        { try await make(scope: .admin) }, { try await make(lifetime: .seconds(366 * 86_400)) },
        { try await make(lifetime: .zero) },
      ] {
        await #expect(throws: Failure.self) { try await attempt() }
      }
      #expect(try await eva.tokens().count == 1)
    }
  }

  @Test func `people revoke only their own tokens, and admins all`() async throws {
    try await APIFixture.with { fixture in
      let client = try await fixture.client("eva")
      func author(_ name: String) async throws -> Member {
        try await fixture.desk.author(for: try await fixture.session(name))
      }
      let (eva, emil, anna) = (
        try await author("eva"), try await author("emil"), try await author("anna")
      )
      let token = try #require(try await eva.tokens().first)
      #expect(try await !emil.revokeToken(token.id))
      #expect(await client.get("/api/v1/me").status == 200)
      #expect(try await emil.tokens().isEmpty)
      await #expect(throws: Failure.self) { try await emil.tokens(ofEverybody: true) }
      #expect(try await anna.tokens(ofEverybody: true).map(\.login) == ["eva"])
      #expect(try await anna.revokeToken(token.id), "an admin may")
      #expect(await client.get("/api/v1/me").status == 401)
    }
  }

  @Test func `nobody but the desk reads tokens, and no password is in them`() async throws {
    let database = TestDatabase.current
    try await APIFixture.with { fixture in
      _ = try await fixture.client("eva")
      for person in ["eva", "anna", "otto"] {
        await #expect(throws: PostgresError.self) {
          try await database.session(as: person).use {
            try $0.execute("SELECT * FROM galley.desk_tokens")
          }
        }
      }
      var desk = try Connection(database.settings.with(user: "galley_desk"))
      let text: String = try desk.execute(
        "SELECT string_agg(encode(sealed, 'escape'), '') FROM galley.desk_tokens")[0].value(at: 0)
      #expect(!text.contains("eva"))
    }
  }

  @Test func `the desk's cookie is not a token`() async throws {
    try await APIFixture.with { fixture in
      let ticket = try await fixture.desk.signIn("eva", "eva", agent: "", address: "").ticket
      let client = Client(api: fixture.api, token: nil)
      let cookie = await client.get("/api/v1/me", ["Cookie": "galley=\(ticket.text)"])
      #expect(cookie.status == 401)
      var bearer = client
      bearer.token = "galley_\(ticket.text)"
      #expect(await bearer.get("/api/v1/me").status == 401)
    }
  }
}
