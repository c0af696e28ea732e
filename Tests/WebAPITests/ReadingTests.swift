import Editorial
import Foundation
import JSON
import Newsroom
import PlainText
import SCGI
import TestSupport
import Testing

@Suite(.database) struct ReadingTests {
  @Test func `an article has its version as its tag, and is not sent again`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let id = try await eva.draft(.sample("Lamp lit"), slug: .sample("lamp-lit")).id
      let client = try await fixture.client("eva", scope: .read)
      let first = await client.get("/api/v1/articles/lamp-lit")
      #expect(first.status == 200, "\(first.text)")
      #expect(try first.member("id") == id.text)
      #expect(first.header("ETag") == "\"1\"")
      #expect(first.header("Cache-Control") == "private, no-cache")
      for known in ["\"1\"", "W/\"1\"", "\"9\", \"1\"", "*"] {
        let again = await client.get("/api/v1/articles/lamp-lit", ["If-None-Match": known])
        #expect(again.status == 304, "\(known)")
        #expect(again.body.isEmpty)
        #expect(again.header("ETag") == "\"1\"")
      }
      _ = try await eva.perform(.submit, on: id)
      let changed = await client.get("/api/v1/articles/lamp-lit", ["If-None-Match": "\"1\""])
      #expect(changed.status == 200)
      #expect(changed.header("ETag") == "\"2\"")
      let list = await client.get("/api/v1/articles")
      let tag = try #require(list.header("ETag"))
      #expect(await client.get("/api/v1/articles", ["If-None-Match": tag]).status == 304)
    }
  }

  @Test func `an article is read as of the past`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let draft = try await eva.draft(.sample("Lamp lit"), slug: .sample("lamp-lit"))
      _ = try await eva.perform(.submit, on: draft.id)
      let client = try await fixture.client("eva", scope: .read)
      let path = "/api/v1/articles/lamp-lit"
      let past = await client.get("\(path)?atPosition=\(draft.position)")
      #expect(try past.member("editorialState") == "draft")
      #expect(past.header("Galley-Remark") == "asOf")
      #expect(try await client.get(path).member("editorialState") == "submitted")
      let future = await client.get("\(path)?at=2999-01-01T00:00:00Z")
      #expect(future.status == 422)
      let both = await client.get("\(path)?atPosition=1&at=2020-01-01T00:00:00Z")
      #expect(both.status == 422)
    }
  }

  @Test func `the pages of a list follow each other`() async throws {
    try await APIFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      for number in 1...5 {
        _ = try await eva.draft(
          .sample("Lamp \(number)"), slug: try #require(Slug("lamp-\(number)")))
      }
      let client = try await fixture.client("eva", scope: .read)
      var target: String? = "/api/v1/articles?limit=2&state=draft&state=submitted"
      var slugs: [String] = []
      while let page = target {
        let answer = await client.get(page)
        #expect(answer.status == 200, "\(answer.text)")
        slugs += try answer.json.elements.compactMap { row in
          if case .string(let slug)? = row["slug"] { slug } else { nil }
        }
        target = answer.header("Link").map { String($0.dropFirst().prefix { $0 != ">" }) }
        if let target { #expect(target.contains("limit=2&state=draft&state=submitted&after=")) }
      }
      #expect(slugs == ["lamp-5", "lamp-4", "lamp-3", "lamp-2", "lamp-1"])
    }
  }

  @Test func `every list and every answer can be read`() async throws {
    try await APIFixture.with { fixture in
      let story = try await Story.published(in: fixture.newsroom)
      let client = try await fixture.client("adam", scope: .admin)
      for path in [
        "articles?mine=true&by=eva&section=Harbour", "articles/\(story)",
        "articles/\(story)/history", "articles/\(story)/difference",
        "articles/\(story)/intervals", "articles/\(story)/corrections",
        "articles/\(story)/deliveries", "queue", "mine", "mine?only=drafts", "agenda?zone=UTC",
        "agenda?only=due", "calendar?month=2026-12", "calendar", "live", "corrections",
        "search?words=lamp&language=en", "activity?by=eva", "stats?group=week", "me",
      ] {
        let answer = await client.get("/api/v1/\(path)")
        #expect(answer.status == 200, "\(path): \(answer.text)")
        #expect(answer.header("Content-Type") == "application/json")
      }
    }
  }

  @Test func `what cannot be read is a problem that names it`() async throws {
    try await APIFixture.with { fixture in
      _ = try await fixture.newsroom.acting(as: "eva").draft(
        .sample("Lamp lit"), slug: .sample("lamp-lit"))
      let client = try await fixture.client("eva", scope: .read)
      let refused: [(String, Int, String)] = [
        ("articles?limit=0", 400, "limit is not a whole number from 1 to 200"),
        ("articles?limit=1&limit=2", 400, "limit is given more than once"),
        ("articles?state=lost", 400, "state is not one of draft, submitted"),
        ("articles?colour=red", 400, "the query has names that are not known: 'colour'"),
        ("articles?after=x", 400, "after is not a cursor of this list"),
        ("articles?section=%00", 400, "section is not a text"),
        ("articles?section=%ZZ", 400, "the query cannot be read"),
        ("articles?changedSince=yesterday", 400, "changedSince is not an instant"),
        ("articles/none", 404, "there is no article 'none'"),
        ("articles/lamp-lit?revision=9", 404, "lamp-lit has no revision 9"),
        ("calendar?month=2026-13", 400, "month is not a month"),
        ("agenda?zone=Berlin", 422, "There is no zone"),
        ("agenda?after=1_01a20ab3-c9d0-7168-8fcd-cd6b44400972", 422, "after needs only"),
        ("search", 400, "words is missing"),
        ("nowhere", 404, "the API has no such path"),
      ]
      for (path, status, detail) in refused {
        let answer = await client.get("/api/v1/\(path)")
        #expect(answer.status == status, "\(path)")
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(try answer.member("detail")?.hasPrefix(detail) == true, "\(path): \(answer.text)")
        #expect(try answer.json["status"] == .integer(status))
        #expect(answer.header("Cache-Control") == "no-store")
      }
    }
  }

  @Test func `a path answers its methods only`() async throws {
    try await APIFixture.with { fixture in
      let client = try await fixture.client("eva", scope: .read)
      for method in ["PATCH", "TRACE", "get", ""] {
        let answer = await client.send(method, "/api/v1/queue")
        #expect(answer.status == 405)
        #expect(answer.header("Allow") == "GET, HEAD")
      }
      #expect(await client.send("HEAD", "/api/v1/queue").status == 200)
    }
  }
}
