import Editorial
import Foundation
import JSON
import Newsroom
import PlainText
import SCGI
import TestSupport
import Testing

@Suite(.database) struct WritingTests {
  static let content: JSONObject = [
    "headline": "Lamp lit", "standfirst": "At dusk.", "byline": ["Eva Lindqvist"],
    "dateline": ["place": "Rostock", "date": "2026-11-30"], "section": "Coast",
    "keywords": ["lamp"], "language": "en", "body": "The lamp burned.\n",
  ]
  private static let article = "/api/v1/articles/lamp-lit"

  /// The body, with the lines of the record in it.
  private static func revised(_ members: JSONObject) -> [UInt8] {
    var content = content
    for key in members.keys { content[key] = members[key] }
    return content.bytes
  }

  @Test func `an article goes from a draft to a kill`() async throws {
    try await APIFixture.with { fixture in
      let (eva, anna, adam) = (
        try await fixture.client("eva"), try await fixture.client("anna"),
        try await fixture.client("adam", scope: .admin)
      )
      let drafted = await eva.post("/api/v1/articles", Self.content)
      #expect(drafted.status == 201, "\(drafted.text)")
      let location = try #require(drafted.header("Location"))
      #expect(location == "/api/v1/articles/\(try drafted.member("id") ?? "")")
      #expect(await eva.get(location).header("ETag") == drafted.header("ETag"))
      let steps: [(Client, String, JSONObject?, Int, String?)] = [
        (anna, "note", ["text": "Call them."], 200, nil),
        (anna, "note", ["text": "All night?", "words": "lamp burned"], 200, nil),
        (eva, "note", ["text": "Where?", "words": "no such words"], 422, nil),
        (eva, "resolve", ["note": .integer(3), "text": "All night."], 200, nil),
        (anna, "assign", ["person": "eva", "due": "2999-12-01"], 200, nil),
        (eva, "set-reply-policy", ["replies": "14 days"], 200, nil),
        (eva, "set-reply-policy", ["replies": "14 days"], 200, nil),
        (eva, "set-reply-policy", ["replies": .null], 200, nil),
        (eva, "set-reply-policy", ["replies": "often"], 400, "invalid"),
        (eva, "publish", nil, 403, "notPermitted"),
        (eva, "submit", nil, 200, nil),
        (eva, "submit", nil, 200, nil),
        (eva, "withdraw", nil, 200, nil),
        (eva, "submit", nil, 200, nil),
        (anna, "request-changes", ["reason": "Who lit it?"], 200, nil),
        (eva, "submit", nil, 200, nil),
        (anna, "publish", nil, 422, nil),
        (anna, "approve", nil, 200, nil),
        (anna, "embargo", ["until": "2999-12-01T06:00:00Z"], 200, nil),
        (anna, "publish", nil, 422, nil),
        (anna, "lift-embargo", ["reason": "It is out."], 200, nil),
        (
          anna, "schedule",
          ["at": "2999-12-01T06:00:00+01:00", "zone": "Europe/Berlin"], 200, nil
        ),
        (anna, "unschedule", nil, 200, nil),
        (anna, "publish", nil, 200, nil),
        (anna, "schedule-unpublication", ["at": "2999-12-02T06:00:00Z"], 200, nil),
        (anna, "cancel-unpublication", nil, 200, nil),
        (anna, "hold", ["reason": "A doubt.", "notice": "We check this."], 200, nil),
        (anna, "lift-hold", nil, 200, nil),
        (anna, "correct", ["notice": "Dusk."], 422, nil),
        (anna, "kill", ["reason": "False.", "notice": "It was false."], 403, "scope"),
        (adam, "kill", ["reason": "False.", "notice": "It was false."], 200, nil),
        (adam, "unpublish", ["reason": "Gone."], 422, nil),
      ]
      for (client, name, body, status, code) in steps {
        let answer = await client.post("\(Self.article)/\(name)", body)
        #expect(answer.status == status, "\(name): \(answer.text)")
        if let code { #expect(try answer.member("code") == code, "\(name)") }
        if status == 200 { #expect(answer.header("ETag")?.hasPrefix("\"") == true) }
      }
    }
  }

  @Test func `nothing to do records nothing`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.client("eva")
      _ = await eva.post("/api/v1/articles", Self.content)
      let first = await eva.post("\(Self.article)/submit")
      let second = await eva.post("\(Self.article)/submit")
      #expect(try first.json["events"] == ["ArticleSubmitted"])
      #expect(try second.json["events"] == [])
      #expect(second.header("ETag") == first.header("ETag"))
    }
  }

  @Test func `a text is saved on the revision that its writer has read`() async throws {
    try await APIFixture.with { fixture in
      let (eva, emil) = (try await fixture.client("eva"), try await fixture.client("emil"))
      let drafted = await eva.post("/api/v1/articles", Self.content)
      let tag = try #require(drafted.header("ETag"))
      let path = "\(Self.article)/content"
      let saved = await emil.send(
        "PUT", path, ["If-Match": tag],
        body: Self.revised(["revision": .integer(1), "body": "The lamp burned all night.\n"]))
      #expect(saved.status == 200, "\(saved.text)")
      #expect(try saved.json["revision"] == .integer(2))
      let same = await emil.send(
        "PUT", path,
        body: Self.revised(["revision": .integer(2), "body": "The lamp burned all night.\n"]))
      #expect(try same.json["events"] == [], "\(same.text)")

      let stale = await eva.send(
        "PUT", path, ["If-Match": tag],
        body: Self.revised(["revision": .integer(1), "body": "Mine.\n"]))
      #expect(stale.status == 412, "\(stale.text)")
      #expect(stale.header("ETag") == saved.header("ETag"))
      let changes = try #require(try stale.json["changes"]).elements
      #expect(changes.compactMap { $0["actor"] } == ["emil"])
      #expect(changes.compactMap { $0["event"] } == ["ArticleRevised"])
      let based = await eva.send(
        "PUT", path, body: Self.revised(["revision": .integer(1), "body": "Mine.\n"]))
      #expect(based.status == 409)
      #expect(try based.member("detail")?.contains("emil") == true, "\(based.text)")
    }
  }

  @Test func `a request that is repeated with its key is carried out once`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.client("eva")
      let key = ["Idempotency-Key": "7F3C2E0A-54A7-4C57-9E0E-2D1F6F0C7B11"]
      let first = await eva.post("/api/v1/articles", Self.content, key)
      let second = await eva.post("/api/v1/articles", Self.content, key)
      #expect(first.status == 201)
      #expect(second.status == 201)
      #expect(first.text == second.text)
      #expect(first.header("Location") == second.header("Location"))
      var other = Self.content
      other["headline"] = "Another lamp"
      let refused = await eva.post("/api/v1/articles", other, key)
      #expect(refused.status == 422, "\(refused.text)")
      for wrong in ["1", "7f3c2e0a54a74c579e0e2d1f6f0c7b11", "", "galley"] {
        let answer = await eva.post("/api/v1/articles", Self.content, ["Idempotency-Key": wrong])
        #expect(answer.status == 400, "\(wrong)")
        #expect(try answer.member("detail") == "Idempotency-Key is not a UUID")
      }
    }
  }

  @Test func `a repetition gets the first answer, whoever saved in the meantime`() async throws {
    try await APIFixture.with { fixture in
      let (eva, emil) = (try await fixture.client("eva"), try await fixture.client("emil"))
      _ = await eva.post("/api/v1/articles", Self.content)
      func key(_ number: Int) -> [String: String] {
        ["Idempotency-Key": "7f3c2e0a-54a7-4c57-9e0e-2d1f6f0c7b1\(number)"]
      }
      let note: JSONObject = ["text": "All night?", "words": "lamp burned"]
      let picture = SamplePicture.png()
      let content = Self.revised([
        "revision": .integer(2), "body": "A lamp.\n\n![A pier](pier.png)\n",
      ])
      func send(_ number: Int) async -> SCGIResponse {
        switch number {
        case 1: await eva.post("\(Self.article)/note", note, key(1))
        case 2:
          await eva.send(
            "PUT", "\(Self.article)/picture?path=pier.png",
            key(2).merging(["Content-Type": "image/png"]) { $1 }, body: picture)
        default: await eva.send("PUT", "\(Self.article)/content", key(3), body: content)
        }
      }
      var first: [Int: SCGIResponse] = [:]
      for number in 1...3 {
        first[number] = await send(number)
        #expect(first[number]?.status == 200, "\(number): \(first[number]?.text ?? "")")
      }
      let saved = await emil.send(
        "PUT", "\(Self.article)/content",
        body: Self.revised([
          "revision": .integer(3), "headline": "Other", "language": "de", "body": "Nothing.\n",
        ]))
      #expect(saved.status == 200, "\(saved.text)")
      for number in 1...3 {
        let again = await send(number)
        #expect(again.status == 200, "\(number): \(again.text)")
        #expect(again.text == first[number]?.text, "\(number)")
      }
      let other = await eva.post(
        "\(Self.article)/note", ["text": "All day?", "words": "lamp burned"], key(1))
      #expect(other.status == 422, "\(other.text)")
    }
  }

  @Test func `a token does no more than its scope and its person`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.client("eva")
      _ = await eva.post("/api/v1/articles", Self.content)
      let reading = try await fixture.client("eva", scope: .read)
      let answer = await reading.post("\(Self.article)/submit")
      #expect(answer.status == 403)
      #expect(try answer.member("code") == "scope")
      let auditor = try await fixture.client("otto")
      #expect(await auditor.post("\(Self.article)/submit").status == 403)
      #expect(await auditor.get(Self.article).status == 200)
    }
  }

  @Test func `a body that is wrong is refused with the name of the member`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.client("eva")
      _ = await eva.post("/api/v1/articles", Self.content)
      func refused(
        _ path: String, _ body: String, _ status: Int, _ detail: String,
        _ headers: [String: String] = [:]
      ) async throws {
        let answer = await eva.send("POST", path, headers, body: Array(body.utf8))
        #expect(answer.status == status, "\(body.prefix(80)): \(answer.text)")
        #expect(
          try answer.member("detail")?.contains(detail) == true,
          "\(body.prefix(80)): \(answer.text)")
        #expect(answer.header("Content-Type") == "application/problem+json")
      }
      let (articles, note) = ("/api/v1/articles", "\(Self.article)/note")
      try await refused(note, "", 400, "text is missing")
      try await refused(note, "{", 400, "the body is not a JSON object")
      try await refused(note, "[]", 400, "the body is not a JSON object")
      try await refused(note, #"{"text":"a","text":"b"}"#, 400, "the body is not a JSON object")
      try await refused(note, #"{"text":"a\u0000"}"#, 400, "the body is not a JSON object")
      try await refused(
        note, String(repeating: "[", count: 10_000), 400, "the body is not a JSON object")
      try await refused(note, #"{"text":"a","colour":1}"#, 400, "'colour'; it may have text")
      try await refused(note, #"{"text":1}"#, 400, "text is not a text")
      try await refused(note, #"{"text":" "}"#, 400, "text is not a text")
      try await refused(
        note, "{\"text\":\"\(String(repeating: "a", count: 10_001))\"}", 400,
        "text is not a text of 1 to 10000 characters")
      try await refused(
        note, #"{"text":"a"}"#, 415, "application/json", ["Content-Type": "text/plain"])
      try await refused(
        note, "{\"text\":\"\(String(repeating: "a", count: 5 << 20))\"}", 413, "larger than")
      try await refused(
        articles, #"{"headline":"a","body":"b","dateline":{"place":"c"}}"#, 400,
        "dateline.date is missing")
      try await refused(
        articles, #"{"headline":"a","body":"b","dateline":{"when":"c"}}"#, 400,
        "dateline has members that are not known: 'when'")
      try await refused(
        "\(Self.article)/submit", "{}", 412, "If-Match is not the ETag", ["If-Match": "7"])
    }
  }
}
