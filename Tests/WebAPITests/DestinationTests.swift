import JSON
import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct DestinationTests {
  private static let path = "/api/v1/destinations"
  private static let new: JSONObject = [
    "name": "archive", "channel": "directory", "address": "archive", "format": "ninjs",
    "section": .null,
  ]

  @Test func `a destination is added, changed and removed`() async throws {
    try await APIFixture.with { fixture in
      let anna = try await fixture.client("anna", scope: .admin)
      let added = await anna.post(Self.path, Self.new)
      #expect(added.status == 200, "\(added.text)")
      #expect(try added.json["changed"] == true)
      #expect(await anna.post(Self.path, Self.new).status == 422, "the name is taken")
      let one = "\(Self.path)/archive"
      #expect(try await anna.post("\(one)/pause").json["changed"] == true)
      #expect(try await anna.post("\(one)/pause").json["changed"] == false)
      #expect(try await anna.post("\(one)/resume").json["changed"] == true)
      let retried = await anna.post("\(one)/retry", ["articles": []])
      #expect(try retried.json["retried"] == .number("0"), "\(retried.text)")
      #expect(await anna.post("\(one)/retry", ["articles": ["nothing"]]).status == 404)
      let removed = await anna.send("DELETE", one)
      #expect(try removed.json["changed"] == true, "\(removed.text)")
      #expect(await anna.get(one).status == 404)
    }
  }

  @Test(arguments: [
    ("format", "rss", 422), ("format", "pdf", 400), ("address", "../up", 422),
    ("secretFile", "/k", 422), ("name", "Archive", 422),
  ])
  func `a destination that cannot work is refused`(
    member: String, value: String, status: Int
  ) async throws {
    try await APIFixture.with { fixture in
      let anna = try await fixture.client("anna", scope: .admin)
      var new = Self.new
      new[member] = .string(value)
      let answer = await anna.post(Self.path, new)
      #expect(answer.status == status, "\(answer.text)")
    }
  }

  @Test func `only an admin's token adds and removes destinations`() async throws {
    try await APIFixture.with { fixture in
      let anna = try await fixture.client("anna", scope: .write)
      #expect(await anna.post(Self.path, Self.new).status == 403)
      #expect(await anna.send("DELETE", "\(Self.path)/archive").status == 403)
    }
  }
}
