import Editorial
import Foundation
import Newsroom
import PostgreSQL
import SCGI
import TestSupport
import Testing
import WebDesk

/// The working copies of what people type. Scripts send them; here, the tests do.
@Suite(.database) struct CopyTests {
  private static let article = [
    "headline": "Lamp lit", "body": "The lamp burned.", "byline": "Eva", "place": "Harbour",
    "date": "2026-11-30", "language": "en",
  ]

  /// Drafts an article, and returns the path of its page.
  private func draft(_ browser: inout Browser) async throws -> String {
    let drafted = try await browser.fill("/desk/new", on: "/desk/new", Self.article)
    return String(try #require(drafted.header("Location")).prefix { $0 != "?" })
  }

  /// Saves a working copy as a script does, with the fields of the form that was opened.
  private func save(
    _ typed: String, number: Int, _ fields: [String: String], on page: String,
    _ browser: inout Browser
  ) async -> SCGIResponse {
    await browser.post(
      "\(page)/working-copy", fields.merging(["body": typed, "copies": "\(number)"]) { $1 })
  }

  @Test func `an earlier save never replaces a later one, and the same one is saved`() async throws
  {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await draft(&eva)
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(await save("two", number: 2, form, on: page, &eva).status == 200)
      for number in [1, 2] {
        let late = await save("one", number: number, form, on: page, &eva)
        #expect(late.status == 409)
        #expect(late.text == #"{"problem":"late"}"#)
      }
      #expect(await save("three", number: 3, form, on: page, &eva).status == 200)
      let offer = await eva.get("\(page)/edit").text
      #expect(offer.contains("Lamp lit – three"))
      #expect(!offer.contains("Lamp lit – two"))
      // The answer was lost, and the script sends the same text again.
      #expect(await save("three", number: 3, form, on: page, &eva).status == 200)
      #expect(await save("other three", number: 3, form, on: page, &eva).status == 409)
      // Another form is another copy.
      let other = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(await save("other", number: 1, other, on: page, &eva).status == 200)
      #expect(await eva.get("\(page)/edit").text.matches(of: /You have text from/).count == 2)
    }
  }

  @Test func `a form offers only what differs from it, and each text once`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await draft(&eva)
      let edit = "\(page)/edit"
      func keep(_ body: String, _ others: [String: String] = [:]) async throws {
        let form = try await eva.fields(of: edit, on: edit).merging(others) { $1 }
        #expect(await save(body, number: 1, form, on: page, &eva).status == 200)
      }
      try await keep("The lamp burned.")
      try await keep(" The lamp burned.\n\n")
      #expect(await !eva.get(edit).text.contains("You have text from"))
      try await keep("The lamp burned brightly.")
      try await keep("The lamp burned brightly.\n")
      try await keep("The lamp burned.", ["headline": "Lamp out", "lead-caption": "The lamp"])
      let offers = await eva.get(edit).text
      #expect(offers.matches(of: /You have text from/).count == 2)
      #expect(offers.contains("It differs from the form below in: Text (Markdown)."))
      #expect(offers.contains("It differs from the form below in: Headline, Caption."))
      let discard = try #require(
        offers.matches(of: /<form[^>]*working-copy\/discard.*?<\/form>/.dotMatchesNewlines()).last
      ).output
      #expect(discard.contains("Discard all"))
      let forms = discard.matches(of: /name="form" value="([^"]+)"/).map { String($0.1) }
      #expect(forms.count == 3)
      let fields = try await eva.fields(of: "\(page)/working-copy/discard", on: edit)
      let body = (["token=\(fields["token"] ?? "")"] + forms.map { "form=\($0)" })
        .joined(separator: "&")
      let discarded = await eva.send("POST", "\(page)/working-copy/discard", body: body)
      #expect(
        discarded.header("Location")
          == "\(edit)?" + forms.map { "ended=\($0)" }.joined(separator: "&"))
      #expect(await !eva.get(edit).text.contains("You have text from"))
    }
  }

  @Test func `an offer shows the words around its first difference`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await draft(&eva)
      let edit = "\(page)/edit"
      let long = String(repeating: "The lamp burned. ", count: 40)
      #expect(
        try await eva.fill(edit, on: edit, ["body": long + "It rained."]).status == 303)
      let form = try await eva.fields(of: edit, on: edit)
      #expect(await save(long + "It snowed.", number: 1, form, on: page, &eva).status == 200)
      let offer = await eva.get(edit).text
      #expect(offer.contains("Lamp lit – … "))
      #expect(offer.contains("The lamp burned. It snowed.</p>"))
    }
  }

  @Test func `a form offers what was typed, and does not force it`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      for isNew in [true, false] {
        let page = isNew ? "/desk/new" : try await draft(&eva)
        let edit = isNew ? page : "\(page)/edit"
        let form = try await eva.fields(of: edit, on: edit)
        #expect(await save("Typed & lost", number: 1, form, on: page, &eva).status == 200)
        let opened = await eva.get(edit).text
        #expect(opened.contains("that is not saved as a revision."))
        #expect(opened.contains(">\nThe lamp burned.") == !isNew)
        let link = try #require(opened.firstMatch(of: /href="([^"]*\?copy=[^"]*)"/)).1
        let used = await eva.get(String(link)).text
        #expect(used.contains(">\nTyped &amp; lost</textarea>"))
        #expect(used.contains(/id="copy-state"[^>]*>Working copy saved at [0-9:]+ UTC\.</))
        let discarded = try await eva.fill("\(page)/working-copy/discard", on: edit)
        #expect(discarded.header("Location")?.hasPrefix("\(edit)?ended=") == true)
        #expect(await !eva.get(edit).text.contains("You have text from"))
      }
    }
  }

  @Test func `a saved revision ends the working copy, and a late save does not bring it back`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await draft(&eva)
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(await save("A lamp.", number: 1, form, on: page, &eva).status == 200)
      let saved = await eva.post("\(page)/edit", form.merging(["body": "A lamp.\n"]) { $1 })
      #expect(saved.header("Location")?.contains("?done=save&ended=") == true)
      #expect(await !eva.get("\(page)/edit").text.contains("You have text from"))
      #expect(await save("A la", number: 2, form, on: page, &eva).status == 409)
      #expect(await !eva.get("\(page)/edit").text.contains("You have text from"))
    }
  }

  @Test func `a number of copies that no form reaches does no harm`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let form = try await eva.fields(of: "/desk/new", on: "/desk/new")
        .merging(["copies": "\(Int.max)", "headline": "Lamp"]) { $1 }
      #expect(await eva.post("/desk/new/preview", form).status == 303)
      #expect(await eva.post("/desk/new/working-copy", form).status == 400)
    }
  }

  @Test func `nobody sees what another person typed`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, emil) = (try await fixture.signedIn("eva"), try await fixture.signedIn("emil"))
      let page = try await draft(&eva)
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      _ = await save("Secret", number: 1, form, on: page, &eva)
      let copy = form["form"] ?? ""
      #expect(await !emil.get("\(page)/edit").text.contains("You have text from"))
      #expect(await !emil.get("\(page)/edit?copy=\(copy)").text.contains("Secret"))
      // Emil's form with Eva's id is Emil's own copy.
      let other = try await emil.fields(of: "\(page)/edit", on: "\(page)/edit")
        .merging(["form": copy]) { $1 }
      #expect(await save("Mine", number: 9, other, on: page, &emil).status == 200)
      _ = await emil.post("\(page)/working-copy/discard", other)
      #expect(await eva.get("\(page)/edit").text.contains("Secret"))
      for person in ["eva", "anna", "otto"] {
        await #expect(throws: PostgresError.self) {
          try await TestDatabase.current.session(as: person).use {
            try $0.execute("SELECT * FROM galley.working_copies")
          }
        }
      }
      var otto = try await fixture.signedIn("otto")
      let auditor = try await otto.fields(of: "/desk/sign-out", on: "/desk")
      #expect(
        await save("x", number: 1, form.merging(auditor) { $1 }, on: page, &otto).status == 403)
    }
  }

  @Test func `erasure reaches working copies`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await draft(&eva)
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(await save("The lamp burned!", number: 1, form, on: page, &eva).status == 200)
      _ = await eva.post("\(page)/edit", form.merging(["body": "Safe.\n", "form": ""]) { $1 })
      let anna = try await fixture.newsroom.acting(as: "anna")
      let id = try await anna.find(String(page.dropFirst("/desk/articles/".count)))
      _ = try await anna.perform(
        .erase(.revision(1), reason: "A name.", ground: "GDPR Art. 17"), on: id)
      let count: Int = try await TestDatabase.current.session().value(
        "SELECT count(*) FROM galley.working_copies WHERE fields IS NOT NULL")
      #expect(count == 0)
      // The form was opened before.
      #expect(await save("The lamp burned?", number: 2, form, on: page, &eva).status == 410)
      let later = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(await save("Safe?", number: 1, later, on: page, &eva).status == 200)
    }
  }

  @Test func `after a lost session, signing in leads back to the form with the text`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await draft(&eva)
      for path in ["\(page)/edit", "/desk/new"] {
        let form = try await eva.fields(of: path, on: path)
        let typed = form.merging(["headline": "New \"lamp\"", "body": "Two\n\n  lamps"]) { $1 }
        eva.cookie = nil
        let lost = await eva.post(path, typed)
        #expect(lost.status == 401)
        #expect(lost.text.contains("What you typed is kept"))
        var signIn = lost.hiddenFields.merging(["name": "eva", "password": "wrong"]) { $1 }
        let refused = await eva.post("/desk/sign-in", signIn)
        #expect(refused.status == 403)
        signIn = refused.hiddenFields.merging(["name": "eva", "password": "eva"]) { $1 }
        let back = await eva.post("/desk/sign-in", signIn)
        #expect(back.status == 200)
        #expect(back.text.contains("You are signed in again."))
        #expect(back.text.contains(">\nTwo\n\n  lamps</textarea>"))
        let again = back.fields(of: path).merging(["slug": "", "language": "en"]) { $1 }
        #expect(await eva.post(path, again).status == 303)
      }
    }
  }

  @Test func `a form of another session comes back with the text`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let form = try await eva.fields(of: "/desk/new", on: "/desk/new")
      eva.cookie = try await fixture.signedIn("eva").cookie
      let answer = await eva.post("/desk/new", form.merging(Self.article) { $1 })
      #expect(answer.status == 403)
      #expect(answer.text.contains(">\nThe lamp burned.</textarea>"))
      #expect(answer.text.contains(/id="copy-state"[^>]*>Not saved yet\.</))
      #expect(await eva.post("/desk/new", answer.fields(of: "/desk/new")).status == 303)
    }
  }

  @Test func `while the database is away, a page has what was typed`() async throws {
    let desk = try await TestDatabase.with(.newsroom) { database in
      let url = database.settings.with(user: "galley_desk").description
      let newsroom = try await Newsroom.open(.shared(url: url), isCreating: false)
      return WebDesk(newsroom, factorKey: .random()) { _ in }
    }
    var eva = Browser(desk: desk, cookie: "galley=" + String(repeating: "0", count: 96))
    for path in ["/desk/new", "/desk/articles/lamp/note"] {
      let answer = await eva.post(
        path, ["token": "t", "body": "Typed <b>", "note": "Why?", "password": "secret"])
      #expect([500, 503].contains(answer.status))
      #expect(answer.text.contains(">\nTyped &lt;b&gt;</textarea>"))
      #expect(answer.text.contains(">\nWhy?</textarea>"))
      #expect(answer.text.contains(path == "/desk/new" ? ">Save</button>" : ">Add a note</button>"))
      #expect(answer.hiddenFields["token"] == "t")
      #expect(!answer.text.contains("secret"))
    }
    var reader = Browser(desk: desk)
    let path = "/replies/\(UUID().uuidString.lowercased())"
    let typed = ["name": "Mara", "text": "On time, <b>", "email": "m@post.example", "form": "t"]
    let answer = await reader.post(path, typed)
    #expect([500, 503].contains(answer.status))
    #expect(answer.text.contains(">Send</button>"))
    #expect(answer.text.contains("Your reply may not have arrived"))
    #expect(answer.text.contains(">\nOn time, &lt;b&gt;</textarea>"))
    #expect(answer.text.contains(#"value="Mara""#))
    #expect(answer.text.contains(#"value="m@post.example""#))
    #expect(answer.fields(of: path)["form"] == "t")
    // Nothing was typed.
    let asked = await reader.get(path)
    #expect(asked.text.contains("Load this page again") && !asked.text.contains("<form"))
    await desk.newsroom.close()
  }
}
