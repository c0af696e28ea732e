import Editorial
import Newsroom
import SCGI
import TestSupport
import Testing

/// The desk's work in the browser.
@Suite(.database) struct StoryTests {
  private static let article = [
    "headline": "Lamp lit", "body": "The lamp burned.\n\nAgain.", "byline": "Eva\nAnn",
    "place": "Harbour", "date": "2026-11-30", "source": "HNS", "section": "Coast",
    "keywords": "lamp, sea", "language": "en",
  ]

  @Test func `an article is drafted, edited, reviewed, published, corrected and killed`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let drafted = try await eva.fill("/desk/new", on: "/desk/new", Self.article)
      let location = try #require(drafted.header("Location"))
      let page = String(location.prefix { $0 != "?" })
      #expect(await eva.get(location).text.contains("The draft is saved."))
      let saved = try await eva.fill(
        "\(page)/edit", on: "\(page)/edit", ["body": "The lamp burned twice.\n"])
      #expect(saved.status == 303, "\(saved.text)")
      #expect(try await eva.fill("\(page)/submit", on: page).status == 303)
      #expect(await anna.get("/desk/queue").text.contains("Lamp lit"))
      #expect(
        try await anna.fill("\(page)/request-changes", on: page, ["reason": "Why twice?"]).status
          == 303)
      let home = await eva.get("/desk").text
      #expect(home.contains("Sent back to you"))
      #expect(home.contains("anna: Why twice?"))
      _ = try await eva.fill(
        "\(page)/edit", on: "\(page)/edit", ["body": "The lamp burned once.\n"])
      _ = try await eva.fill("\(page)/submit", on: page)
      #expect(try await anna.fill("\(page)/approve", on: page).status == 303)
      #expect(try await anna.fill("\(page)/publish", on: page).status == 303)
      #expect(await eva.get(page).text.contains(">published</span>"))
      _ = try await eva.fill(
        "\(page)/edit", on: "\(page)/edit", ["body": "The lamp did not burn.\n"])
      #expect(await eva.get("\(page)/changes").text.contains("<del>"))
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      let corrected = try await anna.fill(
        "\(page)/correct", on: page, ["notice": "The lamp did not burn."])
      #expect(corrected.status == 303)
      let kill = ["reason": "Invented.", "notice": "The article was untrue."]
      let wrong = try await anna.fill(
        "\(page)/kill", on: "\(page)/kill", kill.merging(["password": "x"]) { $1 })
      #expect(wrong.text.contains("The password is wrong; nothing was done."))
      #expect(wrong.text.contains("The article was untrue."), "what was typed stays")
      let killed = try await anna.fill(
        "\(page)/kill", on: "\(page)/kill", kill.merging(["password": "anna"]) { $1 })
      #expect(killed.status == 303)
      let history = await eva.get("\(page)/history").text
      for words in ["killed", "published", "approved", "Why twice?"] {
        #expect(history.contains(words))
      }
    }
  }

  @Test func `an article is assigned, embargoed, renamed, scheduled and spiked`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let drafted = try await eva.fill("/desk/new", on: "/desk/new", Self.article)
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      func done(_ action: String, _ fields: [String: String] = [:]) async throws -> Int {
        try await anna.fill("\(page)/\(action)", on: page, fields).status
      }
      #expect(try await done("assign", ["person": "emil", "due": "2099-12-01"]) == 303)
      #expect(try await done("assign", ["person": "nobody"]) == 422)
      #expect(try await done("embargo", ["time": "2099-12-24 06:00"]) == 303)
      #expect(await eva.get(page).text.contains("Thu 24 Dec 2099 06:00 UTC"))
      #expect(try await done("lift-embargo", ["reason": "Agreed."]) == 303)
      #expect(try await done("set-reply-policy", ["replies": "open", "days": "many"]) == 422)
      #expect(try await done("set-reply-policy", ["replies": "open", "days": "14"]) == 303)
      #expect(await eva.get("\(page)/history").text.contains("set replies to 14 days"))
      let shown = try await eva.fields(of: "\(page)/set-reply-policy", on: page)
      #expect(shown["replies"] == "open" && shown["days"] == "14", "the present choice is shown")
      for choice in ["closed", "default"] {
        let ignored = try await anna.fill(
          "\(page)/set-reply-policy", on: page, ["replies": choice, "days": "-3"])
        #expect(ignored.status == 422)
        #expect(ignored.text.contains("The number of days is only for “Readers may reply”"))
      }
      #expect(try await done("set-reply-policy", ["replies": "default", "days": ""]) == 303)
      #expect(try await done("rename", ["slug": "Not A Slug"]) == 422)
      #expect(try await done("rename", ["slug": "lamp"]) == 303)
      #expect(try await done("spike", ["reason": "No."]) == 303)
      #expect(try await done("unspike") == 303)
      _ = try await eva.fill("\(page)/submit", on: page)
      #expect(try await done("approve") == 303)
      let unclear = try await anna.fill("\(page)/schedule", on: page, ["time": "soonish"])
      #expect(unclear.status == 422)
      #expect(unclear.text.contains("role=\"alert\""))
      #expect(unclear.text.contains("value=\"soonish\""), "what was typed stays")
      #expect(try await done("schedule", ["time": "yesterday 6:00"]) == 422)
      #expect(try await done("schedule", ["time": "2099-12-24 06:00"]) == 303)
      #expect(await eva.get("/desk").text.contains("scheduled for"))
      #expect(try await done("unschedule") == 303)
    }
  }

  @Test func `nobody approves their own text`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let drafted = try await anna.fill("/desk/new", on: "/desk/new", Self.article)
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      _ = try await anna.fill("\(page)/submit", on: page)
      let shown = await anna.get(page).text
      #expect(shown.contains("somebody who did not work on it must approve it"))
      #expect(!shown.contains("action=\"\(page)/approve\""), "it is not offered")
      let form = try await anna.fields(of: "\(page)/withdraw", on: page)
      let refused = await anna.post("\(page)/approve", form)
      #expect(refused.status == 422)
      #expect(refused.text.contains("somebody who did not work on it must approve it"))
    }
  }

  @Test func `a field that cannot be read is named, and nothing typed is lost`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      for (field, value) in [
        ("date", "yesterday"), ("language", "english!"), ("slug", "Not A Slug"),
        ("headline", "a\u{1B}[31mb"),
      ] {
        let answer = try await eva.fill(
          "/desk/new", on: "/desk/new", Self.article.merging([field: value]) { $1 })
        #expect(answer.status == 422, "\(field)")
        #expect(answer.text.contains("The lamp burned."), "\(field)")
        #expect(answer.text.contains("role=\"alert\""), "\(field)")
      }
    }
  }

  @Test func `texts with markup are shown as text`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let hostile = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>"
      let fields = Self.article.mapValues { _ in hostile }
        .merging(["date": "2026-11-30", "language": "en", "slug": "hostile"]) { $1 }
      let drafted = try await eva.fill("/desk/new", on: "/desk/new", fields)
      let page = String(
        try #require(drafted.header("Location"), "\(drafted.text)").prefix { $0 != "?" })
      for path in [page, "\(page)/edit", "\(page)/history", "/desk", "/desk/articles"] {
        let text = await eva.get(path).text
        #expect(!text.contains("<script>"), "\(path)")
        #expect(!text.contains("<img"), "\(path)")
        #expect(text.contains("&lt;script&gt;") || path.hasSuffix("history"), "\(path)")
      }
    }
  }

  @Test func `an auditor reads, and changes nothing`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, otto) = (try await fixture.signedIn("eva"), try await fixture.signedIn("otto"))
      let drafted = try await eva.fill("/desk/new", on: "/desk/new", Self.article)
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      let text = await otto.get(page).text
      #expect(text.contains("Lamp lit"))
      #expect(!text.contains("\(page)/edit\""))
      #expect(!text.contains("Submit for review"))
      for form in ["/desk/new", "\(page)/edit"] {
        let opened = await otto.get(form)
        #expect(opened.status == 403, "\(form)")
        #expect(opened.text.contains("read everything and change nothing"), "\(form)")
      }
      let sent = Self.article.merging(["token": try await otto.token(on: "/desk")]) { $1 }
      #expect(await otto.post("/desk/new", sent).status == 403)
    }
  }

  @Test func `there is no page for a false path`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      for path in [
        "/desk/", "/desk/articles/", "/desk/articles/nobody", "/desk/articles/../account",
        "/etc/passwd", "/desk/articles/%", "/desk/articles/x/edit", "/desk/x",
      ] {
        #expect(await eva.get(path).status == 404, "\(path)")
      }
    }
  }
}
