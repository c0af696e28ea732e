import Editorial
import Foundation
import Newsroom
import PostgreSQL
import SCGI
import TestSupport
import Testing
import WebRequests

@testable import WebDesk

/// What people typed in forms that the desk could not use.
@Suite(.database) struct KeptTextTests {
  /// Signs in again with the form that the desk sent.
  private func signIn(
    _ name: String, with page: SCGIResponse, _ browser: inout Browser
  ) async -> SCGIResponse {
    await browser.post(
      "/desk/sign-in", page.hiddenFields.merging(["name": name, "password": name]) { $1 })
  }

  @Test func `what a reviewer typed survives a lost session`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      _ = try await eva.fill("\(page)/submit", on: page)
      for (action, field) in [("note", "note"), ("request-changes", "reason")] {
        let form = try await anna.fields(of: "\(page)/\(action)", on: page)
        anna.cookie = nil
        let lost = await anna.post(
          "\(page)/\(action)", form.merging([field: "Who \"lit\" it?\n\nWhen?"]) { $1 })
        #expect(lost.status == 401)
        #expect(lost.text.contains("What you typed is kept"))
        let back = await signIn("anna", with: lost, &anna)
        #expect(back.status == 200)
        #expect(back.text.contains("You are signed in again."))
        let words = field == "note" ? "Add a note" : "Send back"
        #expect(back.text.contains("<h1>\(words)</h1>"), "the page says what the button does")
        #expect(back.text.contains(">\(words)</button>"))
        #expect(back.text.contains(#"<a href="\#(page)" target="_blank" dir="auto">Lamp lit</a>"#))
        #expect(back.text.contains(">\nWho &quot;lit&quot; it?\n\nWhen?</textarea>"))
        let sent = await anna.post("\(page)/\(action)", back.fields(of: "\(page)/\(action)"))
        #expect(sent.status == 303, "\(sent.text)")
      }
      #expect(await eva.get(page).text.contains("Who &quot;lit&quot; it?"))
    }
  }

  @Test func `only what was typed comes back, also after a wrong password`() async throws {
    try await DeskFixture.with { fixture in
      var lost = Browser(desk: fixture.desk)
      let asked = await lost.post("/desk/replies/\(UUID())/answer", ["answer": "Yes.\nOr no."])
      let wrong = await lost.post(
        "/desk/sign-in", asked.hiddenFields.merging(["name": "eva", "password": "no"]) { $1 })
      var eva = try await fixture.signedIn("eva")
      let back = await signIn("eva", with: wrong, &eva)
      #expect(back.text.matches(of: /<textarea/).count == 1)
      #expect(back.text.contains(#"rows="2""#), "\(back.text)")
    }
  }

  @Test func `a password is asked for again, and is never on the page`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      let path = "\(page)/kill"
      let lost = await Browser(desk: fixture.desk).sending(
        path, ["notice": "It was false.", "reason": "False.", "password": "mine-alone"])
      #expect(lost.status == 401)
      #expect(!lost.text.contains("mine-alone"))
      let back = await signIn("anna", with: lost, &anna)
      #expect(back.text.contains(">\nIt was false.</textarea>"))
      #expect(back.text.contains(#"type="password""#))
      #expect(!back.text.contains("mine-alone"))
    }
  }

  @Test(arguments: [
    "/desk/replies/6f0c7b11-54a7-4c57-9e0e-2d1f6f0c7b11/answer", "/desk/articles/chosen",
    "/desk/newsroom/people", "/desk/articles/6f0c7b11-54a7-4c57-9e0e-2d1f6f0c7b11/links",
  ])
  func `every form in which a person writes is kept, with all its values`(path: String)
    async throws
  {
    try await DeskFixture.with { fixture in
      var lost = Browser(desk: fixture.desk)
      let asked = await lost.send(
        "POST", path, body: "reason=Thank+you.&article=a&article=b&token=t")
      #expect(asked.status == 401)
      #expect(asked.hiddenFields["kept.reason"] == "Thank you.")
      #expect(asked.text.matches(of: /name="kept.article"/).count == 2)
      var anna = try await fixture.signedIn("anna")
      let back = await signIn("anna", with: asked, &anna)
      #expect(back.text.contains(#"action="\#(path)""#), "\(back.text)")
    }
  }

  @Test(arguments: [
    "/desk/sign-out", "/desk/account/password", "/desk/account/tokens",
    "/desk/account/second-factor", "/desk/people/reset", "/desk/paste",
    "/desk/new/working-copy", "/desk/new/working-copy/discard", "/desk/nowhere",
  ])
  func `secrets, and what scripts send, are not kept`(path: String) async throws {
    try await DeskFixture.with { fixture in
      var lost = Browser(desk: fixture.desk)
      let asked = await lost.post(path, ["body": "Typed", "new": "secret", "code": "000000"])
      #expect(!asked.text.contains("Typed") && !asked.text.contains("secret"))
      #expect(!asked.text.contains("000000"))
      let forged = await lost.post(
        "/desk/sign-in",
        ["name": "eva", "password": "x", "kept-path": path, "kept.body": "Typed"])
      #expect(!forged.text.contains("Typed"))
    }
  }

  @Test func `a kept form for killing is again the page that asks whether to kill`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let page = try await eva.draft("Lamp lit", slug: "lamp")
      _ = try await eva.fill("\(page)/submit", on: page)
      for action in ["approve", "publish"] {
        _ = try await anna.fill("\(page)/\(action)", on: page)
      }
      let typed = ["notice": "It was false.", "reason": "False.", "password": "mine-alone"]
      anna.cookie = nil
      let lost = await anna.post("\(page)/kill", typed)
      let back = await signIn("anna", with: lost, &anna)
      #expect(back.text.contains("Kill “Lamp lit”?"), "\(back.text)")
      #expect(back.text.contains("This cannot be undone."))
      #expect(back.text.contains("You are signed in again."))
      #expect(!back.text.contains("mine-alone"))
      let form = back.fields(of: "\(page)/kill")
      #expect(form["notice"] == "It was false." && form["reason"] == "False.")
      // A form of another session is refused, with the same page.
      let stale = await anna.post("\(page)/kill", typed)
      #expect(stale.status == 403)
      #expect(stale.text.contains("Kill “Lamp lit”?"))
      #expect(stale.text.contains("The form is from an earlier session; check it"))
      #expect(!stale.text.contains("load the page"), "that would lose the text")
      #expect(
        await anna.post("\(page)/kill", form.merging(["password": "anna"]) { $1 }).status == 303)
    }
  }

  @Test func `a kept form names its setting or person`() async throws {
    try await DeskFixture.with { fixture in
      for (path, action, page, name) in [
        (
          "/desk/newsroom/settings/time-zone", "Change the setting", "/desk/newsroom/settings",
          "time-zone"
        ),
        (
          "/desk/newsroom/people/eva/role", "Change the role", "/desk/newsroom/people/eva", "eva"
        ),
      ] {
        var anna = Browser(desk: fixture.desk)
        let lost = await anna.post(path, ["value": "Atlantis", "role": "admin", "password": "x"])
        let back = await signIn("anna", with: lost, &anna)
        #expect(back.text.contains("<h1>\(action)</h1>"))
        #expect(back.text.contains(#"<a href="\#(page)" target="_blank" dir="auto">\#(name)</a>"#))
        #expect(back.text.contains(">\(action)</button>"))
      }
    }
  }

  @Test func `every form that is kept says what it does`() async throws {
    try await DeskFixture.with { fixture in
      for route in WebDesk.table.routes where route.method == .post {
        let path = route.pattern.text.replacing(/{[a-z]+}/, with: "x")
        let fields = try #require(
          FormFields(
            "kept-path=\(path)&kept.reason=Thin&kept.action=approve&kept.decision=reject".utf8))
        guard let kept = KeptForm(keptIn: fields) else { continue }
        let purpose = await kept.purpose(fixture.desk, nil)
        #expect(purpose.action != "Send it again", "\(path)")
      }
    }
  }

  @Test func `while the database is away, a form says what it does, and that a kill is final`()
    async throws
  {
    let desk = try await TestDatabase.with(.newsroom) { database in
      let url = database.settings.with(user: "galley_desk").description
      let newsroom = try await Newsroom.open(.shared(url: url), isCreating: false)
      return WebDesk(newsroom, factorKey: .random()) { _ in }
    }
    var anna = Browser(desk: desk, cookie: "galley=" + String(repeating: "0", count: 96))
    let answer = await anna.post("/desk/articles/lamp/kill", ["reason": "x", "password": "x"])
    #expect([500, 503].contains(answer.status))
    #expect(answer.text.contains("<h2>Kill</h2>"))
    #expect(answer.text.contains(#"href="/desk/articles/lamp""#))
    #expect(answer.text.contains("This cannot be undone."))
    #expect(answer.text.contains(">Kill</button>"))
    #expect(!answer.text.contains("Nothing is lost"))
    await desk.newsroom.close()
  }

  @Test func `while the database is away, every form has what was typed`() async throws {
    let desk = try await TestDatabase.with(.newsroom) { database in
      let url = database.settings.with(user: "galley_desk").description
      let newsroom = try await Newsroom.open(.shared(url: url), isCreating: false)
      return WebDesk(newsroom, factorKey: .random()) { _ in }
    }
    let link = "/desk/link/" + String(repeating: "0", count: 64)
    let reply = "/desk/replies/6f0c7b11-54a7-4c57-9e0e-2d1f6f0c7b11/answer"
    for (path, fields) in [
      (reply, ["answer": "Typed <b>"]), (link, ["name": "Mara", "remark": "Typed <b>"]),
      (
        "/desk/sign-in/code",
        ["code": "secret", "kept-path": "/desk/new", "kept.body": "Typed <b>"]
      ),
    ] {
      var eva = Browser(desk: desk, cookie: "galley=" + String(repeating: "0", count: 96))
      let answer = await eva.post(path, fields)
      #expect([500, 503].contains(answer.status), "\(path): \(answer.status)")
      #expect(answer.text.contains(">\nTyped &lt;b&gt;</textarea>"), "\(path)")
      #expect(!answer.text.contains("secret"))
    }
    await desk.newsroom.close()
  }

  @Test func `chosen pictures that a lost session loses are mentioned`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let form = try await eva.fields(of: "/desk/new", on: "/desk/new")
        .merging(["headline": "Lamp lit", "body": "A lamp."]) { $1 }
      let files = [(name: "wall.png", bytes: SamplePicture.png())]
      let other = try await fixture.signedIn("eva").posting("/desk/new", form, files: files)
      #expect(other.status == 403)
      #expect(other.text.contains("Choose the pictures again"))
      eva.cookie = nil
      let lost = await eva.post("/desk/new", form, files: files)
      #expect(lost.status == 401)
      let back = await signIn("eva", with: lost, &eva)
      #expect(back.text.contains(">\nA lamp.</textarea>"))
      #expect(back.text.contains("Choose the pictures again"))
    }
  }
}

extension Browser {
  /// Sends a form, and forgets the browser.
  fileprivate func sending(_ target: String, _ fields: [String: String]) async -> SCGIResponse {
    var browser = self
    return await browser.post(target, fields)
  }

  fileprivate func posting(
    _ target: String, _ fields: [String: String], files: [(name: String, bytes: [UInt8])]
  ) async -> SCGIResponse {
    var browser = self
    return await browser.post(target, fields, files: files)
  }
}
