import Foundation
import SCGI
import TestSupport
import Testing

/// The first page.
@Suite(.database) struct HomeTests {
  @Test func `text that is not saved is listed, and leads to its form`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, emil) = (try await fixture.signedIn("eva"), try await fixture.signedIn("emil"))
      #expect(await eva.get("/desk").text.contains("Nothing is waiting for you."))
      let page = try await eva.draft("Harbour wall", slug: "wall")
      for (form, path) in [("/desk/new", "/desk/new"), ("\(page)/edit", page)] {
        let fields = try await eva.fields(of: form, on: form)
        let typed = ["headline": "Lamp \(form)", "copies": "1"]
        let saved = await eva.post("\(path)/working-copy", fields.merging(typed) { $1 })
        #expect(saved.status == 200, "\(saved.text)")
        let home = await eva.get("/desk").text
        #expect(home.contains(#"<a href="\#(form)" dir="auto">Lamp \#(form)</a>"#), "\(home)")
        #expect(!home.contains("Nothing is waiting for you."))
      }
      #expect(!(await emil.get("/desk").text.contains("Lamp /desk/new")))
    }
  }

  @Test func `an approved article that nobody has published is shown to admins`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let group = "<h2>Approved, not yet published</h2>"
      let page = try await eva.draft("Harbour wall", slug: "wall")
      _ = try await eva.fill("\(page)/submit", on: page)
      #expect(await !anna.get("/desk").text.contains(group))
      _ = try await anna.fill("\(page)/approve", on: page)
      #expect(await anna.get("/desk").text.contains(group))
      #expect(await !eva.get("/desk").text.contains(group))
      _ = try await anna.fill("\(page)/schedule", on: page, ["time": "2099-12-31 10:00"])
      #expect(await !anna.get("/desk").text.contains(group))
      _ = try await anna.fill("\(page)/publish", on: page)
      #expect(await !anna.get("/desk").text.contains(group))
    }
  }
}
