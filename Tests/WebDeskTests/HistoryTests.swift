import Editorial
import Foundation
import Newsroom
import Pictures
import PlainText
import PostgreSQL
import SCGI
import TestSupport
import Testing

@Suite(.database) struct HistoryTests {
  @Test func `every revision is listed, and any two can be compared`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await eva.draft(
        "Harbour wall", slug: "wall", body: "One.\n\nThe lamp burned.\n")
      _ = try await eva.fill(
        "\(page)/edit", on: "\(page)/edit", ["body": "One.\n\nThe lamp failed.\n"])
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["headline": "Harbour gate"])
      let history = await eva.get("\(page)/history").text
      #expect(history.matches(of: /<input type="radio" name="from"/).count == 3)
      #expect(history.contains("never saw it"))
      let words = await eva.get("\(page)/changes?from=1&to=2").text
      #expect(words.contains("The lamp <del>burned</del><ins>failed</ins>."))
      #expect(words.contains(#"<p class="unchanged">One.</p>"#))
      #expect(!words.contains("<ins>gate</ins>"))
      let all = await eva.get("\(page)/changes?from=1").text
      #expect(all.contains("Harbour <del>wall</del><ins>gate</ins>"))
      #expect(await eva.get("\(page)/changes?from=3&to=3").text.contains("They are the same."))
      #expect(await eva.get("\(page)/changes?from=9").status == 404)
    }
  }

  @Test func `an earlier revision is read and restored once, unless somebody saved meanwhile`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, otto) = (try await fixture.signedIn("eva"), try await fixture.signedIn("otto"))
      let page = try await eva.draft("Harbour wall", slug: "wall", body: "The lamp burned.\n")
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "The lamp failed.\n"])
      let old = await eva.get("\(page)?revision=1").text
      #expect(old.contains("This is revision 1 of 2."))
      #expect(old.contains("The lamp burned."))
      #expect(!(await otto.get("\(page)?revision=1").text.contains("Restore this revision")))
      #expect(!(await eva.get("\(page)?revision=2").text.contains("Restore this revision")))
      let form = try await eva.hiddenFields(of: "\(page)/restore", on: "\(page)?revision=1")
      for _ in 1...2 {
        #expect(
          await eva.post("\(page)/restore", form).header("Location") == "\(page)?done=restore")
      }
      let now = await eva.get("\(page)?done=restore").text
      #expect(now.contains("The lamp burned."))
      #expect(now.contains("3, saved by eva"))
      #expect(await eva.get("\(page)/history").text.contains("restored from 1"))
      let late = form.merging(["command": UUID().uuidString.lowercased()]) { $1 }
      let refused = await eva.post("\(page)/restore", late)
      #expect(refused.status == 422)
      #expect(refused.text.contains("at revision 3"))
      for bad in ["?revision=x", "?revision=9", "?at=tomorrow", "?at=soonish"] {
        #expect([400, 404, 422].contains(await eva.get("\(page)\(bad)").status), "\(bad)")
      }
    }
  }

  @Test func `an article is shown as it was`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await eva.draft("Harbour wall", slug: "wall", body: "The lamp burned.\n")
      let drafted: Date = try await TestDatabase.current.session().value(
        "SELECT date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond'")
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "The lamp failed.\n"])
      _ = try await eva.fill("\(page)/submit", on: page)
      let then = await eva.get("\(page)?at=\(drafted.timestamp)").text
      #expect(then.contains("This is the article as it was at"))
      #expect(then.contains("The lamp burned."))
      #expect(then.contains(#"<span class="state draft">"#))
      #expect(!then.contains("action=\"\(page)/withdraw\""), "the past cannot be changed")
      #expect(await eva.get("\(page)?at=1h+ago").status == 404)
    }
  }

  @Test func `people see the pictures of a draft, and only those of the article`() async throws {
    try await DeskFixture.with { fixture in
      let member = try await fixture.newsroom.acting(as: "eva")
      var content = Content.sample()
      content.leadImage = nil
      var article = WrittenArticle(content: content, body: "![A wall](wall.png)\n")
      let file = try PictureFile(SamplePicture.png())
      _ = try article.add(GivenPictures([("wall.png", file)]))
      let wall = try await member.draft(article, slug: .sample("wall")).id.text
      let other = try await member.draft(
        WrittenArticle(content: content, body: "![A gate](https://evil.example/gate.png)\n"),
        slug: .sample("gate")
      ).id.text
      var emil = try await fixture.signedIn("emil")
      let page = await emil.get("/desk/articles/\(wall)").text
      let address = try #require(page.firstMatch(of: /<img src="([^"]+)" alt="A wall"/))
      let picture = await emil.get(String(address.1))
      #expect(picture.header("Content-Type") == "image/png")
      #expect(picture.body == file.bytes)
      let foreign = String(address.1).replacing(wall, with: other)
      for path in [foreign, "/desk/articles/\(wall)/pictures/x"] {
        #expect(await emil.get(path).status == 404, "\(path)")
      }
      let named = await emil.get("/desk/articles/\(other)").text
      #expect(named.contains("Picture not shown: <bdi>https://evil.example/gate.png</bdi>"))
      #expect(!named.contains("\"https://evil.example"), "nothing is loaded from there")
      var nobody = Browser(desk: fixture.desk)
      #expect(await nobody.get(String(address.1)).status == 401)
    }
  }

  @Test func `the timeline says what the public saw, and a proof needs a seal`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      #expect(await eva.get("\(page)/proof").status == 422)
      _ = try await eva.fill("\(page)/submit", on: page)
      for action in ["approve", "publish"] {
        _ = try await anna.fill("\(page)/\(action)", on: page)
      }
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["headline": "Harbour gate"])
      _ = try await eva.fill("\(page)/submit", on: page)
      for action in ["approve", "publish"] {
        _ = try await anna.fill("\(page)/\(action)", on: page)
      }
      let history = await eva.get("\(page)/history").text
      let timeline = history[
        try #require(history.firstRange(of: "class=\"timeline\"")).upperBound...]
      #expect(timeline.contains(#"<li class="current">"#))
      #expect(timeline.contains(#"<li class="past">"#))
      #expect(
        try #require(timeline.firstRange(of: "Harbour gate")).lowerBound
          < #require(timeline.firstRange(of: "Harbour wall")).lowerBound)
      #expect(history.contains("once an admin has sealed the log"))
      #expect(!history.contains("\(page)/proof"))
      let unsealed = await eva.get("\(page)/proof")
      #expect(unsealed.status == 422)
      #expect(unsealed.text.contains("No seal covers"))
      _ = try await fixture.newsroom.acting(as: "anna").sealLog(with: fixture.sealingKey)
      #expect(await eva.get("\(page)/history").text.contains("\(page)/proof"))
      let proof = await eva.get("\(page)/proof")
      #expect(proof.status == 200)
      #expect(proof.text.hasPrefix("c2sp.org/tlog-proof@v1"))
      #expect(
        proof.header("Content-Disposition") == "attachment; filename=\"wall.tlog-proof\"")
    }
  }
}
