import Editorial
import Foundation
import JSON
import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct ReplyRouteTests {
  @Test func `replies are read, moderated, answered and erased`() async throws {
    try await APIFixture.with { fixture in
      let article = try await Story.published(in: fixture.newsroom)
      _ = try await fixture.newsroom.acting(as: "anna").set(.replies, to: ["open"])
      let words = try ReplyWords(name: "Mara", text: "It was on time.", email: "")
      let id = try #require(UUID(uuidString: article))
      try await fixture.desk.receive(words, to: id, from: UUID())

      let (eva, anna) = (
        try await fixture.client("eva"), try await fixture.client("anna", scope: .admin)
      )
      let waiting = await eva.get("/api/v1/replies?article=\(article)")
      #expect(waiting.status == 200, "\(waiting.text)")
      let reply = try #require(try waiting.json.elements.first)
      guard case .string(let reference)? = reply["reference"] else {
        Issue.record("no reference")
        return
      }
      let path = "/api/v1/replies/\(reference)"
      let key = ["Idempotency-Key": UUID().uuidString]
      let approved = await eva.post("\(path)/approve", nil, key)
      #expect(try approved.member("status") == "approved", "\(approved.text)")
      #expect(await eva.post("\(path)/approve", nil, key).text == approved.text)
      #expect(await eva.post("\(path)/reject", ["reason": "Late"]).status == 422)
      #expect(await eva.post("\(path)/answer", ["text": "Thank you."]).status == 200)
      #expect(try await eva.get(path).member("answer") == "Thank you.")
      #expect(try await eva.get("/api/v1/replies").json.elements == [])
      #expect(try await eva.get("/api/v1/replies?all=true").json.elements.count == 1)
      #expect(await eva.post("\(path)/withdraw").status == 200)
      let demand: JSONObject = ["reason": "Asked for", "ground": "GDPR Art. 17"]
      #expect(await eva.post("\(path)/erase", demand).status == 403)
      #expect(try await anna.post("\(path)/erase", demand).member("status") == "erased")
      #expect(try await eva.get(path).json["text"] == .null)
      #expect(await eva.get("/api/v1/replies/@999999").status == 404)
    }
  }
}
