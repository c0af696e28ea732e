import Editorial
import Foundation
import JSON
import Newsroom
import TestSupport
import Testing

@testable import SCGI
@testable import WebAPI

@Suite(.database, .timeLimit(.minutes(15))) struct EventTests {
  /// What a stream has received.
  private final class Reader {
    let stream: SCGIStream
    private(set) var text = ""

    init(_ response: SCGIResponse) throws {
      stream = try #require(response.stream, "\(response.text)")
    }

    /// Reads on until the text has all of the words.
    func wait(for words: String...) async throws {
      while !words.allSatisfy(text.contains) {
        text += String(decoding: stream.take().bytes, as: UTF8.self)
        try await Task.sleep(for: .milliseconds(2))
      }
    }

    /// The positions and types of the events.
    var events: [String] {
      text.matches(of: /id: (\d+)\nevent: (\w+)\ndata: (\{.*\})\n\n/).map { "\($0.1) \($0.2)" }
    }
  }

  @Test func `a client follows the log, and continues where it stopped`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let client = try await fixture.client("eva", scope: .read)
      let response = await client.get("/api/v1/events")
      #expect(response.status == 200)
      #expect(response.header("Content-Type") == "text/event-stream; charset=utf-8")
      #expect(response.header("X-Accel-Buffering") == "no")
      let reader = try Reader(response)
      try await reader.wait(for: "retry: 1000\n\n")
      let draft = try await eva.draft(.sample("Lamp lit"), slug: .sample("lamp-lit"))
      try await reader.wait(for: "event: ArticleDrafted")
      #expect(reader.events == ["\(draft.position) ArticleDrafted"])
      let data = try #require(reader.text.firstMatch(of: /data: (.*)\n/)).1
      #expect(try JSONValue(parsing: String(data))["slug"] == "lamp-lit")
      let submitted = try await eva.perform(.submit, on: draft.id)
      for resumed in [
        await client.get("/api/v1/events", ["Last-Event-ID": "\(draft.position)"]),
        await client.get("/api/v1/events?after=\(draft.position)"),
      ] {
        let second = try Reader(resumed)
        try await second.wait(for: "event: ArticleSubmitted")
        #expect(second.events == ["\(submitted.position) ArticleSubmitted"])
      }
    }
  }

  @Test func `events are filtered by article, section and type`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let client = try await fixture.client("eva", scope: .read)
      let lamp = try await eva.draft(.sample("Lamp lit"), slug: .sample("lamp-lit"))
      _ = try await eva.draft(.sample("Gulls"), slug: .sample("gulls"))
      _ = try await eva.perform(.submit, on: lamp.id)
      let one = try Reader(await client.get("/api/v1/events?after=0&article=lamp-lit"))
      try await one.wait(for: "event: ArticleSubmitted")
      #expect(one.events.count == 2)
      let typed = try Reader(
        await client.get("/api/v1/events?after=0&type=ArticleSubmitted&type=ArticleKilled"))
      try await typed.wait(for: "event: ArticleSubmitted")
      #expect(typed.events.count == 1)
    }
  }

  @Test func `what cannot be followed is refused`() async throws {
    try await APIFixture.with { fixture in
      let client = try await fixture.client("eva", scope: .read)
      for (query, status, reason) in [
        ("?after=999999", 422, "the log has the positions 0 to"),
        ("?after=-1", 400, "after is not a whole number from 0"),
        ("?type=Nothing", 400, "type is not one of"),
        ("?article=nothing", 404, "there is no article 'nothing'"),
      ] {
        let answer = await client.get("/api/v1/events\(query)")
        #expect(answer.status == status, "\(query)")
        #expect(answer.text.contains(reason), "\(answer.text)")
        #expect(answer.stream == nil)
      }
      #expect(await Client(api: fixture.api, token: nil).get("/api/v1/events").status == 401)
    }
  }
}
