import Newsroom
import SCGI
import TestSupport
import Testing

@Suite(.database) struct ReviewTests {
  @Test func `the queue leads to what changed since the live text, and on to the next`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let wall = try await eva.draft("Harbour wall", slug: "wall", body: "The lamp burned.\n")
      let cat = try await eva.draft("Cat rescued", slug: "cat")
      _ = try await eva.fill("\(wall)/submit", on: wall)
      for action in ["approve", "publish"] {
        _ = try await anna.fill("\(wall)/\(action)", on: wall)
      }
      _ = try await eva.fill("\(wall)/edit", on: "\(wall)/edit", ["body": "The lamp failed.\n"])
      for page in [wall, cat] { _ = try await eva.fill("\(page)/submit", on: page) }
      #expect(await anna.get("/desk/queue").text.contains("href=\"\(wall)/review\""))
      #expect(await anna.get("/desk/review").header("Location") == "\(wall)/review")
      let review = await anna.get("\(wall)/review").text
      #expect(review.contains("<del>burned</del><ins>failed</ins>"))
      #expect(review.contains("Submitted by eva"))
      let text = await anna.get("\(wall)/review?since=text").text
      #expect(text.contains("The lamp failed."))
      #expect(!text.contains("<ins>"))
      let skip = try #require(review.firstMatch(of: /href="(\/desk\/review\?after=[^"]+)"/))
      #expect(await anna.get(String(skip.1)).header("Location") == "\(cat)/review")
      let approved = try await anna.fill("\(wall)/approve", on: "\(wall)/review")
      let next = await anna.get(try #require(approved.header("Location"))).text
      #expect(next.contains("href=\"/desk/review\">Next in the queue"))
      let back = try await anna.fill(
        "\(cat)/request-changes", on: "\(cat)/review", ["reason": "Name the source."])
      #expect(back.status == 303)
      #expect(await anna.get("/desk/review").header("Location") == "/desk/queue")
    }
  }

  @Test func `a text that was sent back is compared with the revision that was reviewed`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall", body: "The lamp burned.\n")
      _ = try await eva.fill("\(page)/submit", on: page)
      #expect(await anna.get("\(page)/review").text.contains("The lamp burned."))
      _ = try await anna.fill(
        "\(page)/request-changes", on: "\(page)/review", ["reason": "Which lamp?"])
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "The old lamp burned.\n"])
      _ = try await eva.fill("\(page)/submit", on: page)
      let again = await anna.get("\(page)/review").text
      #expect(again.contains("The <ins>old </ins>lamp burned."))
      #expect(again.contains(#"aria-current="page">Changes since the last review"#))
      #expect(again.contains("Last sent back by anna, <time"))
      #expect(again.contains(#"<p class="reason" dir="auto">Which lamp?</p>"#))
      _ = try await anna.fill("\(page)/approve", on: "\(page)/review")
      #expect(!(await anna.get("\(page)/review").text.contains("Last sent back")))
    }
  }

  @Test func `everything that is approved can be read before, with pictures that are not loaded`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let drafted = try await eva.fill(
        "/desk/new", on: "/desk/new",
        [
          "headline": "Lamp lit", "slug": "lamp", "language": "en", "section": "Coast",
          "keywords": "lamps, night", "lead": "https://p.example/lead.jpg",
          "lead-caption": "The lamp room.", "lead-alt": "A room", "lead-credit": "Adam Sorg",
          "body": "A lamp.\n\n![A wall](https://p.example/wall.jpg)\n",
          "image-0-uri": "https://p.example/wall.jpg", "image-0-caption": "The wall.",
          "image-0-credit": "Ann",
        ])
      let page = String(
        try #require(drafted.header("Location"), "\(drafted.text)").prefix { $0 != "?" })
      for path in [page, "\(page)/review"] {
        let html = await anna.get(path).text
        for words in [
          "<dd dir=\"auto\">Coast</dd>", "<dd dir=\"auto\">lamps, night</dd>",
          "<dd dir=\"auto\">lamp</dd>", "<dd dir=\"auto\">en</dd>",
          "Picture not shown: <bdi>https://p.example/lead.jpg</bdi>",
          "The lamp room. <span class=\"credit\">Credit: <bdi>Adam Sorg</bdi></span>",
          "Alt text: <bdi>A room</bdi>",
          "Picture not shown: <bdi>https://p.example/wall.jpg</bdi>",
          "The wall. <span class=\"credit\">Credit: <bdi>Ann</bdi></span>",
          "Alt text: <bdi>A wall</bdi>",
        ] {
          #expect(html.contains(words), "\(path): \(words)")
        }
        #expect(!html.contains("\"https://p.example"), "nothing is loaded from there")
      }
    }
  }

  @Test func `a note that is refused leaves the reviewer on the page, with what was typed`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall", body: "The **lamp** burned.\n")
      _ = try await eva.fill("\(page)/submit", on: page)
      let typed = ["note": "Which one?", "words": "Harbour wall"]
      let refused = try await anna.fill("\(page)/note", on: "\(page)/review", typed)
      #expect(refused.status == 422)
      #expect(refused.text.contains("not from the headline"))
      #expect(refused.text.contains("action=\"\(page)/request-changes\""), "\(refused.text)")
      #expect(refused.text.matches(of: /<details open/).count == 1)
      let form = refused.fields(of: "\(page)/note")
      #expect(form["note"] == "Which one?" && form["words"] == "Harbour wall", "\(form)")
      // The dateline before the text does not count.
      let words = "Harbour, 30 November 2026: The lamp burned"
      let noted = await anna.post("\(page)/note", form.merging(["words": words]) { $1 })
      #expect(noted.header("Location") == "\(page)/review?done=note&since=text", "\(noted.text)")
      #expect(await anna.get("\(page)/review").text.contains("<p>The lamp burned</p>"))
    }
  }

  @Test func `nobody is offered to approve their own text, and editors decide nothing`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (anna, emil) = (try await fixture.signedIn("anna"), try await fixture.signedIn("emil"))
      let page = try await anna.draft("Harbour wall", slug: "wall")
      _ = try await anna.fill("\(page)/submit", on: page)
      let own = await anna.get("\(page)/review").text
      #expect(own.contains("somebody else approves it"))
      #expect(!own.contains("action=\"\(page)/approve\""))
      #expect(await anna.get("/desk/review").header("Location") == "/desk/queue")
      let editor = await emil.get("\(page)/review").text
      #expect(!editor.contains("action=\"\(page)/approve\""))
      #expect(!editor.contains("action=\"\(page)/request-changes\""))
      #expect(await emil.get("/desk/review").header("Location") == "\(page)/review")
    }
  }
}
