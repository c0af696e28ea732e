import Editorial
import JSON
import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct AdministrationTests {
  private func send(
    _ client: Client, _ method: String, _ path: String, _ body: JSONObject? = nil
  ) async -> SCGIResponse {
    await client.send(method, "/api/v1/\(path)", body: body?.bytes ?? [])
  }

  @Test func `an admin adds people, changes their roles and disables them`() async throws {
    let login = TestDatabase.current.newLogin("pia")
    try await APIFixture.with { fixture in
      let anna = try await fixture.client("anna", scope: .admin)
      let added = await send(anna, "POST", "people", ["name": .string(login), "role": "editor"])
      #expect(added.status == 200, "\(added.text)")
      #expect(try added.member("role") == "editor")
      let again = await send(anna, "POST", "people", ["name": .string(login), "role": "editor"])
      #expect(again.text == added.text, "nothing to do")
      let other = await send(anna, "POST", "people", ["name": .string(login), "role": "admin"])
      #expect(other.status == 422)
      let changed = await send(anna, "PUT", "people/\(login)/role", ["role": "auditor"])
      #expect(try changed.member("role") == "auditor", "\(changed.text)")
      let disabled = await send(anna, "POST", "people/\(login)/disable")
      #expect(try disabled.json["role"] == .null, "\(disabled.text)")
      #expect(await send(anna, "POST", "people/nobody/disable").status == 404)
      #expect(await send(anna, "POST", "people/anna/disable").status == 422)
      #expect(try await anna.get("/api/v1/people").json.elements.count > 5)
    }
  }

  @Test func `a setting is changed and reset`() async throws {
    try await APIFixture.with { fixture in
      let anna = try await fixture.client("anna", scope: .admin)
      let path = "settings/publisher.name"
      let value: JSONObject = ["value": ["The Harbour Post"], "reason": "New."]
      let changed = await send(anna, "PUT", path, value)
      #expect(try changed.json["recorded"] == true, "\(changed.text)")
      #expect(try await send(anna, "PUT", path, value).json["recorded"] == false)
      #expect(await send(anna, "PUT", "settings/replies", ["value": ["perhaps"]]).status == 422)
      #expect(await send(anna, "PUT", "settings/colour", ["value": ["red"]]).status == 400)
      #expect(try await send(anna, "DELETE", path).json["recorded"] == true)
      #expect(try await anna.get("/api/v1/\(path)/history").json.elements.count == 2)
    }
  }

  @Test func `no token changes who needs a second factor`() async throws {
    try await APIFixture.with { fixture in
      let anna = try await fixture.client("anna", scope: .admin)
      let path = "settings/second-factor"
      for answer in [
        await send(anna, "PUT", path, ["value": ["optional"]]), await send(anna, "DELETE", path),
      ] {
        #expect(answer.status == 403, "\(answer.text)")
        #expect(answer.text.contains("no token may change second-factor"))
      }
      #expect(try await anna.get("/api/v1/\(path)/history").json.elements.isEmpty)
    }
  }

  @Test func `only an admin's token with the scope admin administers`() async throws {
    try await APIFixture.with { fixture in
      for client in [
        try await fixture.client("anna", scope: .write), try await fixture.client("eva"),
      ] {
        #expect(await client.get("/api/v1/people").status == 403)
        for (method, path, body) in [
          ("POST", "people", ["name": "pia", "role": "admin"] as JSONObject),
          ("PUT", "people/eva/role", ["role": "admin"]), ("POST", "people/anna/disable", [:]),
          ("PUT", "settings/publisher.name", ["value": ["Mine"]]),
          ("DELETE", "settings/publisher.name", [:]),
          ("POST", "destinations/agency/pause", [:]),
        ] {
          let answer = await send(client, method, path, body)
          #expect(answer.status == 403, "\(path)")
          #expect(try answer.member("code") == "scope", "\(path)")
        }
      }
    }
  }

  @Test func `the log, its end and what is derived from it can be read`() async throws {
    try await APIFixture.with { fixture in
      _ = try await Story.published(in: fixture.newsroom)
      let client = try await fixture.client("otto", scope: .read)
      let first = await client.get("/api/v1/log?limit=3&by=eva")
      #expect(first.status == 200, "\(first.text)")
      #expect(try first.json.elements.count == 3)
      let next = String(try #require(first.header("Link")).dropFirst().prefix { $0 != ">" })
      let rest = await client.get(next)
      #expect(rest.header("Link") == nil)
      #expect(try rest.json.elements.isEmpty || rest.json.elements[0] != first.json.elements[0])
      guard case .number(let position)? = try first.json.elements[0]["position"] else {
        Issue.record("no position")
        return
      }
      let event = await client.get("/api/v1/log/\(position)")
      #expect(try event.json["type"] == "ArticleDrafted")
      #expect(await client.get("/api/v1/log/999999").status == 404)
      for path in [
        "health", "status", "read-models", "read-models/audit", "seals", "destinations", "settings",
        "log?type=ArticlePublished&limit=1",
      ] {
        let answer = await client.get("/api/v1/\(path)")
        #expect(answer.status == 200, "\(path): \(answer.text)")
      }
      #expect(await client.get("/api/v1/destinations/none").status == 404)
    }
  }
}
