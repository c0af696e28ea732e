import Newsroom
import SCGI
import TestSupport
import Testing

@testable import WebDesk

@Suite struct MessageTests {
  private let german = DeskLanguage(tag: "de") { format in
    ["{1} of {2}": "von {2} {1}", "Save": "Speichern"][format]
  }

  @Test func `a text is found in another language, with its values in their places`() {
    DeskLanguage.$current.withValue(german) {
      #expect(say("Save") == "Speichern")
      #expect(say("\(1) of \(2)") == "von 2 1")
      #expect(say("Only English") == "Only English")
    }
    #expect(say("\(1) of \(2)") == "1 of 2")
    #expect(say("A long " + "text") == "A long text")
  }

  @Test func `a value that looks like a place stays as it is`() {
    #expect(say("\("{2}") and \("b")") == "{2} and b")
    #expect(say("{x} \(1) { {0} {3} }") == "{x} 1 { {0} {3} }")
  }

  @Test func `the singular is for one`() {
    #expect(say(1, one: "1 article", other: "\(1) articles") == "1 article")
    #expect(say(0, one: "1 article", other: "\(0) articles") == "0 articles")
  }

  @Test(arguments: [
    ("de-AT, en;q=0.5", "de"), ("fr, de", "de"), ("EN-gb", "en"), ("fr", "en"), ("", "en"),
    ("*", "en"), ("deu", "en"),
  ])
  func `a browser gets the language that it prefers`(header: String, tag: String) {
    #expect(DeskLanguage.preferred(by: header, among: [.english, german]).tag == tag)
  }
}

@Suite(.database) struct LanguageTests {
  /// Marks each text of the catalogue, so that others stand out.
  private static let marked = DeskLanguage(tag: "en-x-marked", direction: "rtl") { "⟦\($0)⟧" }

  @Test func `every label, button and heading of a column is in the catalogue`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "It failed.\n"])
      _ = try await eva.fill("\(page)/submit", on: page)
      anna.desk.languages = [Self.marked]
      for path in [
        "/desk", "/desk/queue", "/desk/articles?column=due", "/desk/search?words=wall", page,
        "\(page)?revision=1", "\(page)/history", "\(page)/changes", "\(page)/review",
        "\(page)/edit", "/desk/new", "/desk/calendar", "/desk/account", "/desk/newsroom",
        "/desk/newsroom/people", "/desk/newsroom/people/eva", "/desk/newsroom/read-models",
        "/desk/newsroom/destinations", "/desk/newsroom/log", "/desk/newsroom/settings",
      ] {
        let html = await anna.get(path).text
        #expect(html.contains(#"<html lang="en-x-marked" dir="rtl">"#), "\(path)")
        let texts = html.matches(
          of:
            /<(?:label|button|summary|legend|dt|th scope="col")(?: [^>]*)?>(?:<input [^>]*>)? ?([^<]+)</
        )
        #expect(!texts.isEmpty, "\(path)")
        for text in texts {
          #expect(text.1.hasPrefix("⟦") || text.1 == "PostgreSQL", "\(path): \(text.1)")
        }
      }
    }
  }
}
