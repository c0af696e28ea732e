import Foundation
import JSON
import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct PictureTests {
  private static let article = "/api/v1/articles/lamp-lit"

  private func store(
    _ bytes: [UInt8], at path: String, _ client: Client, type: String = "image/png",
    _ headers: [String: String] = [:]
  ) async -> SCGIResponse {
    await client.send(
      "PUT", "\(Self.article)/picture?path=\(path)",
      headers.merging(["Content-Type": type]) { $1 }, body: bytes)
  }

  @Test func `a picture is stored and read`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.client("eva")
      var content = WritingTests.content
      content["body"] = "The lamp.\n\n![A lamp](lamp.png)\n"
      let drafted = await eva.post("/api/v1/articles", content)
      #expect(drafted.status == 201, "\(drafted.text)")
      let tag = try #require(drafted.header("ETag"))
      let picture = SamplePicture.png()
      let stored = await store(picture, at: "lamp.png", eva, ["If-Match": tag])
      #expect(stored.status == 200, "\(stored.text)")
      let read = await eva.get("\(Self.article)/picture")
      #expect(read.body == picture)
      #expect(read.header("Content-Type") == "image/png")
      let stale = await store(
        SamplePicture.png(shade: 9), at: "lamp.png", eva, ["If-Match": tag])
      #expect(stale.status == 412, "\(stale.text)")
      let again = await store(picture, at: "lamp.png", eva)
      #expect(try again.json["events"]?.elements == [], "nothing to do: \(again.text)")
      let other = await store(picture, at: "pier.png", eva)
      #expect(try other.json["revision"] == .number("3"), "the lead image: \(other.text)")
    }
  }

  @Test func `what is not a picture is refused`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.client("eva")
      _ = await eva.post("/api/v1/articles", WritingTests.content)
      #expect(await store([1, 2, 3], at: "lamp.png", eva).status == 422)
      #expect(await store(SamplePicture.png(), at: "", eva).status == 400)
      for type in ["application/json", "text/html", ""] {
        let answer = await store(SamplePicture.png(), at: "lamp.png", eva, type: type)
        #expect(answer.status == 415, "\(type)")
      }
      let large = await store([UInt8](repeating: 0, count: 20_000_001), at: "lamp.png", eva)
      #expect(large.status == 413)
      let reading = try await fixture.client("eva", scope: .read)
      #expect(await store(SamplePicture.png(), at: "lamp.png", reading).status == 403)
    }
  }
}
