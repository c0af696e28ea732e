import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct PublicTests {
  @Test func `a client chooses the format of a public item`() async throws {
    try await APIFixture.with { fixture in
      let story = try await Story.published(in: fixture.newsroom)
      let client = try await fixture.client("eva", scope: .read)
      let path = "/api/v1/articles/\(story)/public"
      for (accepted, type) in [
        (nil, "application/json"), ("*/*", "application/json"),
        ("application/ld+json", "application/ld+json"),
        ("text/markdown, */*;q=0.1", "text/markdown"),
        ("application/json;q=0.2, application/atom+xml", "application/atom+xml"),
        ("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsitem+xml"),
        ("text/*", "text/markdown"),
      ] {
        let answer = await client.get(path, accepted.map { ["Accept": $0] } ?? [:])
        #expect(answer.status == 200, "\(accepted ?? ""): \(answer.text)")
        #expect(answer.header("Content-Type") == type)
        #expect(answer.text.contains("Lamp lit at dusk"))
        let tag = try #require(answer.header("ETag"))
        let again = await client.get(
          path, ["Accept": accepted ?? "*/*", "If-None-Match": tag])
        // A message of NewsML-G2 says when it was written.
        if !type.contains("g2") { #expect(again.status == 304, "\(type)") }
      }
      for accepted in ["image/png", "application/json;q=0", "*/*;q=0", ""] {
        #expect(await client.get(path, ["Accept": accepted]).status == 406, "\(accepted)")
      }
      let anna = try await fixture.newsroom.acting(as: "anna")
      let id = try await anna.find(story)
      _ = try await anna.kill(id, reason: "False.", notice: "It was false.")
      let gone = await client.get(path)
      #expect(gone.text.contains("canceled"))
      #expect(!gone.text.contains("burned"))
      #expect(await client.get(path, ["Accept": "text/markdown"]).status == 422)
    }
  }

  @Test func `nothing that was never public is a public item`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      _ = try await eva.draft(.sample("Lamp lit"), slug: .sample("lamp-lit"))
      let client = try await fixture.client("eva", scope: .read)
      let answer = await client.get("/api/v1/articles/lamp-lit/public")
      #expect(answer.status >= 400 && answer.status < 500, "\(answer.text)")
      #expect(!answer.text.contains("burned"))
      let picture = await client.get("/api/v1/articles/lamp-lit/picture?path=x.png")
      #expect(picture.status == 404, "\(picture.text)")
    }
  }
}
