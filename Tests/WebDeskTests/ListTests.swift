import Editorial
import Newsroom
import PostgreSQL
import SCGI
import TestSupport
import Testing

@Suite(.database) struct ListTests {
  @Test func `filters in the address choose what the list shows, and the form keeps them`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, emil) = (try await fixture.signedIn("eva"), try await fixture.signedIn("emil"))
      try await eva.draft("Harbour wall", slug: "wall", section: "Harbour & Sea")
      let cat = try await emil.draft("Cat rescued", slug: "cat", section: "City")
      _ = try await emil.fill("\(cat)/submit", on: cat)
      for (query, wall, cat) in [
        ("", true, true), ("?state=draft", true, false), ("?state=submitted", false, true),
        ("?state=draft&state=submitted", true, true), ("?section=Harbour+%26+Sea", true, false),
        ("?by=emil", false, true), ("?mine=1", true, false), ("?public=published", false, false),
        ("?changed-since=1h+ago", true, true),
      ] {
        let text = await eva.get("/desk/articles\(query)").text
        #expect(text.contains("Harbour wall") == wall, "\(query)")
        #expect(text.contains("Cat rescued") == cat, "\(query)")
      }
      let kept = await eva.get("/desk/articles?section=Harbour+%26+Sea&state=draft").text
      #expect(kept.contains("value=\"Harbour &amp; Sea\""))
      #expect(kept.contains(#"value="draft" checked="checked""#))
    }
  }

  @Test func `a filter that cannot be read is named, and one that fits nothing suggests a name`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      for query in [
        "changed-since=soonish", "changed-since=tomorrow", "by=nobody", "state=bogus",
        "public=bogus",
      ] {
        let answer = await eva.get("/desk/articles?\(query)")
        #expect(answer.status == 422, "\(query)")
        #expect(answer.text.contains("role=\"alert\""), "\(query)")
        #expect(answer.text.contains(query.split(separator: "=")[1]), "the field keeps its text")
      }
      let mistyped = await eva.get("/desk/articles?section=Harbor").text
      #expect(mistyped.contains("Did you mean Harbour?"))
    }
  }

  @Test func `a person chooses the columns`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      let text = await eva.get("/desk/articles?column=words&column=slug").text
      #expect(text.contains(#"<th scope="col">Words</th><th scope="col">Slug</th></tr>"#))
      #expect(!text.contains(#"<th scope="col">Section</th>"#))
    }
  }

  @Test func `pages of a list keep their filters, and lead back to the start`() async throws {
    try await DeskFixture.with { fixture in
      let author = try await fixture.newsroom.acting(as: "eva")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...60 {
          group.addTask {
            let article = WrittenArticle(content: .sample(), body: "Number \(number).")
            _ = try await author.draft(article, slug: .sample("n-\(number)"))
          }
        }
        try await group.waitForAll()
      }
      var eva = try await fixture.signedIn("eva")
      let first = await eva.get("/desk/articles?state=draft&column=slug").text
      #expect(first.matches(of: /<tr><td class="choose">/).count == 50)
      #expect(!first.contains("Back to the start"))
      let next = try #require(
        first.firstMatch(of: /href="(\/desk\/articles\?state=draft[^"]*after=[^"]+)" rel="next"/))
      let address = String(next.1).replacing("&amp;", with: "&")
      let second = await eva.get(address).text
      #expect(second.matches(of: /<tr><td class="choose">/).count == 10)
      #expect(second.contains(#"<a href="/desk/articles?state=draft&amp;column=slug">Back to the"#))
      #expect(!second.contains("rel=\"next\""))
    }
  }

  @Test func `a search marks the words, and shows them as text`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      try await eva.draft("Flood at the <b>harbour</b>", slug: "flood", section: "Harbour")
      try await eva.draft("Cat rescued", slug: "cat", section: "City")
      let found = await eva.get("/desk/search?words=flood").text
      #expect(found.contains("<mark>Flood</mark> at the &lt;b&gt;harbour"))
      #expect(!found.contains("Cat rescued"))
      #expect(found.contains("1 article"))
      #expect(await eva.get("/desk/search?words=zebra").text.contains("No article has these words"))
      #expect(await eva.get("/desk/search?words=%3F%21").text.contains("only signs"))
      #expect(await eva.get("/desk/search?words=flood&state=approved").text.contains("No article"))
      #expect(await eva.get("/desk/search").text.contains("Words to search for"))
      let unread = await eva.get("/desk/search?words=flood&language=english%21")
      #expect(unread.status == 422)
      #expect(unread.text.contains("value=\"english!\""))
      let hostile = await eva.get("/desk/search?words=%22%3E%3Cscript%3E").text
      #expect(!hostile.contains("<script>"))
    }
  }

  @Test func `an action on several articles says what it did to each`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let wall = try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      let own = try await anna.draft("Anna's own", slug: "own", section: "City")
      let draft = try await eva.draft("Unfinished", slug: "unfinished", section: "City")
      _ = try await anna.fill("\(own)/submit", on: own)
      _ = try await eva.fill("\(wall)/submit", on: wall)
      let chosen = try await anna.choices(on: "/desk/articles")
      #expect(chosen.count == 3)
      let answer = await anna.choose(chosen, ["action": "approve"], on: "/desk/articles")
      #expect(answer.status == 200)
      #expect(answer.text.contains("1 done, 2 failed."))
      #expect(answer.text.contains("Approved wall, revision 1."))
      #expect(answer.text.contains("anna wrote revision 1 of own"))
      #expect(answer.text.contains(draft), "the answer leads to each article")
      #expect(await eva.get(wall).text.contains("approved"))
      let again = await anna.choose(
        try await anna.choices(on: "/desk/articles"), ["action": "approve"], on: "/desk/articles")
      #expect(again.text.contains("0 done, 1 with nothing to do, 2 failed."))
      #expect(again.text.contains("Nothing to do: wall is approved"))
    }
  }

  @Test func `a chosen article is not approved in another revision than the list showed`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let wall = try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      _ = try await eva.fill("\(wall)/submit", on: wall)
      let chosen = try await anna.choices(on: "/desk/queue")
      _ = try await eva.fill("\(wall)/edit", on: "\(wall)/edit", ["body": "Another text.\n"])
      _ = try await eva.fill("\(wall)/submit", on: wall)
      let late = await anna.choose(chosen, ["action": "approve"], on: "/desk/queue")
      #expect(late.text.contains("0 done, 1 failed."))
      #expect(late.text.contains("wall is at revision 2"))
      let now = await anna.choose(
        try await anna.choices(on: "/desk/queue"), ["action": "approve"], on: "/desk/queue")
      #expect(now.text.contains("1 done."))
    }
  }

  @Test func `a choice that is sent twice is done once, and a false one is refused`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      let chosen = try await eva.choices(on: "/desk/articles")
      let form = try await eva.hiddenFields(of: "/desk/articles/chosen", on: "/desk/articles")
      let fields = form.merging(["action": "assign", "person": "emil"]) { $1 }
      for _ in 1...2 {
        let answer = await eva.send(
          "POST", "/desk/articles/chosen", body: Browser.body(fields, chosen: chosen))
        #expect(answer.text.contains("Assigned wall to emil."))
      }
      let count: Int = try await TestDatabase.current.session().value(
        "SELECT count(*) FROM galley.events WHERE type = 'ArticleAssigned'")
      #expect(count == 1)
      for (action, chosen, status) in [
        ("kill", chosen, 400), ("", chosen, 400), ("submit", ["x"], 400), ("submit", [], 422),
      ] {
        let answer = await eva.choose(chosen, ["action": action], on: "/desk/articles")
        #expect(answer.status == status, "\(action)")
      }
      let foreign = await eva.choose(
        chosen, ["action": "submit", "list": "//evil.example/"], on: "/desk/articles")
      #expect(!foreign.text.contains("evil.example"))
    }
  }

  @Test func `what was done with several articles can be taken back`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let wall = try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      let chosen = try await eva.choices(on: "/desk/articles")
      let done = await eva.choose(chosen, ["action": "submit"], on: "/desk/articles")
      #expect(done.text.contains("Undo: Withdraw"))
      let undone = await eva.choose(chosen, ["action": "withdraw"], on: "/desk/articles")
      #expect(undone.text.contains("Withdrew wall, revision 1."))
      #expect(await eva.get(wall).text.contains(#"<span class="state draft">"#))
    }
  }

  @Test func `an auditor sees lists without actions`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, otto) = (try await fixture.signedIn("eva"), try await fixture.signedIn("otto"))
      try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      for path in ["/desk/articles", "/desk/queue", "/desk/search?words=wall", "/desk"] {
        let text = await otto.get(path).text
        #expect(!text.contains("type=\"checkbox\" name=\"article\""), "\(path)")
        #expect(!text.contains("With the chosen"), "\(path)")
      }
    }
  }

  @Test func `home shows what is scheduled, what is stuck, and what went live today`() async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let wall = try await eva.draft("Harbour wall", slug: "wall", section: "Harbour")
      let cat = try await eva.draft("Cat rescued", slug: "cat", section: "City")
      for page in [wall, cat] {
        _ = try await eva.fill("\(page)/submit", on: page)
        _ = try await anna.fill("\(page)/approve", on: page)
      }
      _ = try await anna.fill("\(wall)/schedule", on: wall, ["time": "2099-12-24 06:00"])
      _ = try await anna.fill("\(cat)/publish", on: cat)
      let home = await eva.get("/desk").text
      let scheduled = try #require(home.firstRange(of: "<h2>Scheduled</h2>")).upperBound
      let live = try #require(home.firstRange(of: "<h2>Live today</h2>")).upperBound
      #expect(home[scheduled..<live].contains("Harbour wall"))
      #expect(home[scheduled..<live].contains("Thu 24 Dec 2099 06:00 UTC"))
      #expect(home[live...].contains("Cat rescued"))
      #expect(!home.contains("<h2>Stuck</h2>"))
    }
  }
}
