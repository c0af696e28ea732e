import Editorial
import JSON
import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct ErasureTests {
  private static let demand: JSONObject = ["reason": "Minors", "ground": "GDPR Art. 17"]

  private static func confirmed(_ plan: SCGIResponse) throws -> JSONObject {
    var body = demand
    body["version"] = try plan.json["version"]
    return body
  }

  @Test func `a text is erased as it was planned`() async throws {
    try await APIFixture.with { fixture in
      let path = "/api/v1/articles/\(try await Story.published(in: fixture.newsroom))"
      let anna = try await fixture.client("anna", scope: .admin)
      let plan = await anna.post("\(path)/erasure-plan", Self.demand)
      #expect(plan.status == 200, "\(plan.text)")
      #expect(try plan.json["isLive"] == true)
      #expect(try await anna.get(path).json["erased"] == .null, "nothing is erased yet")

      let note = await anna.post("\(path)/note", ["text": "Somebody is faster."])
      #expect(note.status == 200)
      let late = await anna.post("\(path)/erase", try Self.confirmed(plan))
      #expect(late.status == 409, "\(late.text)")

      let again = await anna.post("\(path)/erasure-plan", Self.demand)
      let erased = await anna.post("\(path)/erase", try Self.confirmed(again))
      #expect(erased.status == 200, "\(erased.text)")
      #expect(try await anna.get(path).json["body"] == .null)
      let empty = await anna.post("\(path)/erasure-plan", Self.demand)
      #expect(try empty.json["revisions"]?.elements == [])
    }
  }

  @Test func `an erasure needs a plan, an admin and one scope`() async throws {
    try await APIFixture.with { fixture in
      let path = "/api/v1/articles/\(try await Story.published(in: fixture.newsroom))"
      let anna = try await fixture.client("anna", scope: .admin)
      #expect(await anna.post("\(path)/erase", Self.demand).status == 400, "without a version")
      var both = Self.demand
      (both["revision"], both["note"]) = (.integer(1), .integer(2))
      #expect(await anna.post("\(path)/erasure-plan", both).status == 422)
      let writing = try await fixture.client("anna", scope: .write)
      #expect(await writing.post("\(path)/erasure-plan", Self.demand).status == 403)
      #expect(await writing.post("\(path)/erase", Self.demand).status == 403)
    }
  }
}
