import Editorial
import Foundation
import Newsroom
import SCGI
import TestSupport
import Testing

/// Notes on words, in the browser.
@Suite(.database) struct NoteTests {
  @Test func `a reviewer notes words, and the author resolves the note`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let drafted = try await eva.fill(
        "/desk/new", on: "/desk/new",
        [
          "headline": "Lamp", "body": "The keeper slept for <two> hours.", "byline": "Eva",
          "place": "Harbour", "date": "2026-11-30", "language": "en",
        ])
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      let missing = try await anna.fill(
        "\(page)/note", on: page, ["note": "Who says so?", "words": "three hours"])
      #expect(missing.status == 422)
      #expect(missing.text.contains("These words are not in revision 1"))
      let noted = try await anna.fill(
        "\(page)/note", on: page, ["note": "Who says so?", "words": "slept for <two> hours"])
      #expect(noted.status == 303, "\(noted.text)")
      for path in [page, "\(page)/edit"] {
        let html = await eva.get(path).text
        #expect(html.contains("<p>slept for &lt;two&gt; hours</p>"), "\(path)")
        #expect(html.contains("Who says so?"), "\(path)")
      }
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "The lamp burned.\n"])
      #expect(
        await anna.get(page).text.contains(
          "These words of revision 1 are no longer in the text."))
      let settled = try await eva.fill("\(page)/resolve", on: page, ["text": "It is out."])
      #expect(settled.status == 303)
      #expect(await anna.get(page).text.contains("Who says so?") == false)
      #expect(await anna.get("\(page)/history").text.contains("It is out."))
    }
  }

  @Test func `line breaks in a note stay`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let author = try await fixture.newsroom.acting(as: "eva")
      let id = try await author.draft(
        WrittenArticle(content: .sample(), body: "The lamp."), slug: .sample("lamp")
      ).id
      let page = "/desk/articles/\("\(id)".lowercased())"
      let noted = try await eva.fill("\(page)/note", on: page, ["note": "One.\r\n\r\nTwo."])
      #expect(noted.status == 303, "\(noted.text)")
      for path in [page, "\(page)/edit", "\(page)/review"] {
        let html = await eva.get(path).text
        #expect(html.contains("<p class=\"reason\" dir=\"auto\">One.\n\nTwo.</p>"), "\(path)")
      }
      #expect(await eva.get("/desk/style.css").text.contains("p.reason { white-space: pre-line; }"))
    }
  }

  @Test func `a note that is too long is refused, and stays in its form`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let author = try await fixture.newsroom.acting(as: "eva")
      let id = try await author.draft(
        WrittenArticle(content: .sample(), body: "The lamp."), slug: .sample("lamp")
      ).id
      let page = "/desk/articles/\("\(id)".lowercased())"
      let long = String(repeating: "a", count: 10_001)
      let refused = try await eva.fill("\(page)/note", on: page, ["note": long])
      #expect(refused.status == 422)
      #expect(refused.text.contains("The note has 10001 characters; shorten it to 10000."))
      #expect(refused.text.contains(">\n\(long)</textarea>"))
      let kept = try await author.notes(on: "lamp").value
      #expect(kept.isEmpty)
    }
  }

  @Test func `an auditor resolves nothing`() async throws {
    try await DeskFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let id = try await eva.draft(
        WrittenArticle(content: .sample(), body: "The lamp."), slug: .sample("lamp")
      ).id
      _ = try await eva.note("Which?", onWords: "The lamp", of: id)
      var otto = try await fixture.signedIn("otto")
      let page = "/desk/articles/\("\(id)".lowercased())"
      let html = await otto.get(page).text
      #expect(html.contains("Which?"))
      #expect(!html.contains("\(page)/resolve"))
    }
  }
}
