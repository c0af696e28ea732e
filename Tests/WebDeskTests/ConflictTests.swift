import Editorial
import Foundation
import Newsroom
import SCGI
import TestSupport
import Testing

/// Two people who edit the same article.
@Suite(.database) struct ConflictTests {
  private static let article = [
    "headline": "Lamp lit", "body": "One lamp.\n\nTwo lamps.\n\nThree lamps.", "language": "en",
    "section": "Coast",
  ]

  /// Eva opens the form; then Emil saves; then Eva sends hers.
  private func conflict(
    _ fixture: DeskFixture, emil theirs: [String: String], eva mine: [String: String]
  ) async throws -> (eva: Browser, page: String, answer: SCGIResponse) {
    var (eva, emil) = (try await fixture.signedIn("eva"), try await fixture.signedIn("emil"))
    let drafted = try await eva.fill("/desk/new", on: "/desk/new", Self.article)
    let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
    let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
    let saved = try await emil.fill("\(page)/edit", on: "\(page)/edit", theirs)
    try #require(saved.status == 303)
    let answer = await eva.post("\(page)/edit", form.merging(mine) { $1 })
    #expect(answer.status == 409)
    #expect(answer.text.contains("emil saved revision 2, "))
    return (eva, page, answer)
  }

  private static let theirs = [
    "headline": "Lamp lit again", "body": "One candle.\n\nTwo lamps.\n\nThree lamps, his.",
    "section": "Sea",
  ]
  private static let mine = [
    "headline": "Lamp out", "body": "One torch.\n\nTwo lamps, mine.\n\nThree lamps.",
    "keywords": "lamp",
  ]

  @Test func `passages that both changed are chosen, and everything else merges by itself`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, page, answer) = try await conflict(fixture, emil: Self.theirs, eva: Self.mine)
      #expect(answer.text.contains("<legend>Headline</legend>"))
      #expect(answer.text.contains("<legend>Conflict 1</legend>"))
      #expect(!answer.text.contains("<legend>Conflict 2</legend>"))
      #expect(!answer.text.contains("<legend>Section</legend>"))
      let form = answer.fields(of: "\(page)/merge").filter { !$0.key.hasPrefix("choice-") }
      for (choice, first) in [
        ("mine", "One torch."), ("theirs", "One candle."), ("both", "One candle.\n\nOne torch."),
      ] {
        let headline = choice == "both" ? "mine" : choice
        let merged = await eva.post(
          "\(page)/merge",
          form.merging(["choice-1": choice, "choice-headline": headline]) { $1 })
        #expect(merged.status == 200)
        let fields = merged.fields(of: "\(page)/edit")
        #expect(
          fields["body"] == "\(first)\n\nTwo lamps, mine.\n\nThree lamps, his.\n", "\(choice)")
        #expect(fields["headline"] == (headline == "mine" ? "Lamp out" : "Lamp lit again"))
        #expect(fields["section"] == "Sea")
        #expect(fields["keywords"] == "lamp")
        #expect(fields["revision"] == "2")
        if choice == "both" { #expect(await eva.post("\(page)/edit", fields).status == 303) }
      }
      #expect(await eva.get(page).text.contains("Two lamps, mine."))
    }
  }

  @Test func `a person keeps their own text, or takes the other one and loses nothing`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, page, answer) = try await conflict(fixture, emil: Self.theirs, eva: Self.mine)
      let form = answer.fields(of: "\(page)/merge").filter { !$0.key.hasPrefix("choice-") }
      let theirs = await eva.post("\(page)/merge", form.merging(["all": "theirs"]) { $1 })
      #expect(theirs.header("Location") == "\(page)/edit")
      let edit = await eva.get("\(page)/edit").text
      #expect(edit.contains(">\nOne candle."))
      #expect(edit.contains("Lamp out – One torch."), "the own text is offered")
      let mine = await eva.post("\(page)/merge", form.merging(["all": "mine"]) { $1 })
      let fields = mine.fields(of: "\(page)/edit")
      #expect(fields["headline"] == "Lamp out")
      #expect(fields["section"] == "Coast")
      #expect(await eva.post("\(page)/edit", fields).status == 303)
      #expect(await eva.get(page).text.contains("One torch."))
      #expect(await !eva.get("\(page)/edit").text.contains("You have text from"))
    }
  }

  @Test func `texts that fit together need no choice`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, page, answer) = try await conflict(
        fixture, emil: ["body": "One lamp.\n\nTwo lamps.\n\nThree lamps, his."],
        eva: ["body": "One lamp, mine.\n\nTwo lamps.\n\nThree lamps."])
      #expect(answer.text.contains("Both texts fit together."))
      #expect(!answer.text.contains("<fieldset"))
      let merged = await eva.post("\(page)/merge", answer.fields(of: "\(page)/merge"))
      #expect(
        merged.fields(of: "\(page)/edit")["body"]
          == "One lamp, mine.\n\nTwo lamps.\n\nThree lamps, his.\n")
    }
  }

  @Test func `whoever saves during the choice causes another one`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, page, answer) = try await conflict(fixture, emil: Self.theirs, eva: Self.mine)
      var emil = try await fixture.signedIn("emil")
      _ = try await emil.fill("\(page)/edit", on: "\(page)/edit", ["body": "Nothing.\n"])
      let form = answer.fields(of: "\(page)/merge")
      let mine = await eva.post("\(page)/merge", form.merging(["all": "mine"]) { $1 })
      let again = await eva.post("\(page)/edit", mine.fields(of: "\(page)/edit"))
      #expect(again.status == 409)
      #expect(again.text.contains("emil saved revision 3, "))
    }
  }

  @Test func `without scripts too, the text of the last try is kept`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, emil) = (try await fixture.signedIn("eva"), try await fixture.signedIn("emil"))
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      let first = await eva.post("\(page)/preview", form.merging(["body": "Text A.\n"]) { $1 })
      let preview = try #require(first.header("Location"))
      #expect(await eva.get(preview).text.contains("Text A."))
      let second = await eva.post("\(page)/preview", form.merging(["body": "Text B.\n"]) { $1 })
      #expect(second.header("Location") == preview)
      #expect(await eva.get(preview).text.contains("Text B."))
      _ = try await emil.fill("\(page)/edit", on: "\(page)/edit", ["body": "His.\n"])
      let answer = await eva.post("\(page)/edit", form.merging(["body": "Text C.\n"]) { $1 })
      #expect(answer.status == 409)
      #expect(answer.text.contains("Your text is kept as a working copy."))
      #expect(await eva.get("\(page)/edit").text.contains("Lamp lit – Text C."))
      // A script continues to count where the newsroom is.
      let merging = answer.fields(of: "\(page)/merge").merging(["all": "mine"]) { $1 }
      let next = await eva.post("\(page)/merge", merging)
      #expect(next.fields(of: "\(page)/edit")["copies"] == "3")
    }
  }

  @Test func `a form whose working copy has ended keeps what is typed in it later`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(
        await eva.post("\(page)/edit", form.merging(["body": "Saved.\n"]) { $1 }).status == 303)
      // The person goes back to the form.
      let answer = await eva.post(
        "\(page)/edit",
        form.merging(["body": "Later.\n", "command": UUID().uuidString]) { $1 })
      #expect(answer.status == 409)
      #expect(await eva.get("\(page)/edit").text.contains("Lamp lit – Later."))
    }
  }

  @Test func `after an erasure, the page does not say that the text is kept`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await eva.draft("Lamp lit", slug: "lamp", body: "A name.\n")
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "No name.\n"])
      let anna = try await fixture.newsroom.acting(as: "anna")
      let id = try await anna.find("lamp")
      _ = try await anna.perform(
        .erase(.revision(1), reason: "A name.", ground: "GDPR Art. 17"), on: id)
      let typed = form.merging(["body": "A name, again.\n"]) { $1 }
      let answer = await eva.post("\(page)/edit", typed)
      #expect(answer.status == 409)
      #expect(!answer.text.contains("Your text is kept as a working copy."))
      #expect(answer.text.contains("only on this page"))
      #expect(answer.text.contains("A name, again."))
      let preview = await eva.post("\(page)/preview", typed)
      #expect(preview.status == 422)
      #expect(preview.text.contains(">\nA name, again."))
    }
  }

  @Test func `a conflict says that chosen pictures are lost`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, emil) = (try await fixture.signedIn("eva"), try await fixture.signedIn("emil"))
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      _ = try await emil.fill("\(page)/edit", on: "\(page)/edit", ["standfirst": "His."])
      let answer = await eva.post(
        "\(page)/edit", form.merging(["body": "Mine.\n"]) { $1 },
        files: [("wall.png", SamplePicture.png())])
      #expect(answer.status == 409)
      #expect(answer.text.contains("The pictures that you chose are not kept."))
      let merge = answer.fields(of: "\(page)/merge")
      for all in ["", "mine"] {
        let next = await eva.post("\(page)/merge", merge.merging(["all": all]) { $1 })
        #expect(next.status == 200)
        #expect(next.text.contains("Choose the pictures again"), "\(all)")
      }
    }
  }
}
