import Foundation
import Newsroom
import SCGI
import TestSupport
import Testing

/// What the pages say before and after something is done.
@Suite(.database) struct ReceiptTests {
  @Test func `an edit form says what saving ends, and the receipt says what ended`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      let edit = "\(page)/edit"
      #expect(await !eva.get(edit).text.contains("Saving ends"))
      _ = try await eva.fill("\(page)/submit", on: page)
      #expect(await eva.get(edit).text.contains("is waiting for review. Saving ends the review."))
      _ = try await anna.fill("\(page)/approve", on: page)
      _ = try await anna.fill("\(page)/schedule", on: page, ["time": "2099-12-31 10:00"])
      #expect(
        await eva.get(edit).text.contains(
          "This revision is approved, and scheduled for Thu 31 Dec 2099 10:00 UTC. Saving ends both."
        ))
      let saved = try await eva.fill(edit, on: edit, ["body": "The lamp failed.\n"])
      let shown = await eva.get(try #require(saved.header("Location"))).text
      #expect(shown.contains("Saved. This cancelled its approval and schedule."))
    }
  }

  @Test func `what changes nothing says so`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await eva.draft("Harbour wall", slug: "wall")
      let steps: [(part: String, on: String, typed: [String: String], words: String)] = [
        ("edit", "\(page)/edit", [:], "Nothing was saved, because nothing has changed."),
        ("rename", page, ["slug": "wall"], "There was nothing to do"),
        ("rename", page, ["slug": "pier"], "The slug is changed."),
      ]
      for (part, on, typed, words) in steps {
        let done = try await eva.fill("\(page)/\(part)", on: on, typed)
        let shown = await eva.get(try #require(done.header("Location"), "\(done.text)")).text
        #expect(shown.contains(words), "\(part)")
      }
    }
  }

  @Test func `a preview of what nobody typed leaves no unsaved text`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      for (form, path) in [("\(page)/edit", page), ("/desk/new", "/desk/new")] {
        let preview = try await eva.fields(of: form, on: form)
        #expect(await eva.post("\(path)/preview", preview).status == 303)
        #expect(await !eva.get("/desk").text.contains("Not saved as a revision"), "\(form)")
      }
      // A later revision does not make a text of it.
      _ = try await anna.fill("\(page)/edit", on: "\(page)/edit", ["body": "The lamp failed.\n"])
      #expect(await !eva.get("/desk").text.contains("Not saved as a revision"))
      #expect(await !eva.get("\(page)/edit").text.contains("You have text from"))
    }
  }

  @Test func `a form that can never be saved does not open`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      _ = try await eva.fill("\(page)/spike", on: page, ["reason": "Old."])
      #expect(await eva.get("\(page)/edit").status == 422)
      _ = try await eva.fill("\(page)/unspike", on: page)
      #expect(await eva.get("\(page)/edit").status == 200)
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      _ = try await anna.fill("\(page)/publish", on: page)
      let typed = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
        .merging(["body": "It failed.\n", "copies": "1"]) { $1 }
      let words = ["reason": "Untrue.", "notice": "This was untrue.", "password": "anna"]
      _ = try await anna.fill("\(page)/kill", on: "\(page)/kill", words)
      let refused = await anna.get("\(page)/edit")
      #expect(refused.status == 422)
      #expect(refused.text.contains("killed, which is final"), "\(refused.text)")
      #expect(await eva.post("\(page)/working-copy", typed).status == 200)
      #expect(await eva.get("\(page)/edit").text.contains("You have text from"), "typed before")
    }
  }

  @Test func `a form for an article names it and leads back to it`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await eva.draft("Harbour wall", slug: "wall")
      let form = await eva.get("\(page)/edit").text
      #expect(form.contains(">Edit “Harbour wall”</h1>"))
      #expect(form.contains("<a href=\"\(page)\">Back to the article</a>"))
    }
  }

  @Test func `a sentence keeps the case of a login, and names the limit of a slug`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await eva.draft("Harbour wall", slug: "wall")
      let assigned = try await eva.fill("\(page)/assign", on: page, ["person": "otto"])
      #expect(assigned.text.contains(">otto is an auditor and cannot work on an article.<"))
      let long = ["slug": String(repeating: "x", count: 300)]
      let renamed = try await eva.fill("\(page)/rename", on: page, long)
      #expect(renamed.text.contains("A slug has at most 80 characters, and this one has 300."))
    }
  }

  @Test func `an article on hold is not shown as published, and offers to change the hold`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      _ = try await eva.fill("\(page)/submit", on: page)
      _ = try await anna.fill("\(page)/approve", on: page)
      _ = try await anna.fill("\(page)/publish", on: page)
      let live = await anna.get(page).text
      #expect(live.matches(of: /<li class="step-done">/).count == 3)
      #expect(live.contains("<summary>Put on hold</summary>"))
      _ = try await anna.fill("\(page)/hold", on: page, ["reason": "Doubtful."])
      let held = await anna.get(page).text
      #expect(held.matches(of: /<li class="step-done">/).count == 2)
      #expect(held.matches(of: /<li class="step-refused">/).count == 1)
      #expect(!held.contains("<summary>Put on hold</summary>"))
      #expect(held.contains("<summary>Change the reason or the notice of the hold</summary>"))
    }
  }

  @Test func `a page about somebody else does not say your`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      #expect(
        await anna.get("/desk/newsroom/people/eva").text.contains("withdraw their own submissions"))
      #expect(await anna.get("/desk/newsroom/people/anna").text.contains("what you neither wrote"))
    }
  }
}
