import Editorial
import Newsroom
import PostgreSQL
import SCGI
import Syndication
import TestSupport
import Testing

@Suite(.database) struct AdminTests {
  private static let pages = [
    "/desk/newsroom", "/desk/newsroom/people", "/desk/newsroom/people/eva",
    "/desk/newsroom/read-models", "/desk/newsroom/destinations", "/desk/newsroom/log",
    "/desk/newsroom/settings",
  ]

  @Test func `admins and auditors see the newsroom's pages, and editors do not`() async throws {
    try await DeskFixture.with { fixture in
      var (anna, otto) = (try await fixture.signedIn("anna"), try await fixture.signedIn("otto"))
      var eva = try await fixture.signedIn("eva")
      for path in Self.pages {
        #expect(await anna.get(path).status == 200, "\(path)")
        let reading = await otto.get(path)
        #expect(reading.status == 200, "\(path)")
        #expect(!reading.text.contains("<form method=\"post\" action=\"/desk/newsroom"), "\(path)")
        #expect(await eva.get(path).status == 403, "\(path)")
      }
      #expect(await eva.get("/desk").text.contains("/desk/newsroom") == false)
    }
  }

  @Test func `only an admin who types the password changes people`() async throws {
    let login = TestDatabase.current.newLogin("pia")
    try await DeskFixture.with { fixture in
      var (anna, otto) = (try await fixture.signedIn("anna"), try await fixture.signedIn("otto"))
      let (people, person) = ("/desk/newsroom/people", "/desk/newsroom/people/\(login)")
      let wrong = ["login": login, "role": "editor", "password": "x"]
      let refused = try await anna.fill(people, on: people, wrong)
      #expect(refused.status == 422)
      #expect(refused.text.contains("The password is wrong"))
      let new = wrong.merging(["password": "anna"]) { $1 }
      #expect(
        try await anna.carryOut(people, on: people, new).contains("Added \(login) as editor."))
      #expect(try await anna.carryOut(people, on: people, new).contains("already"))
      let role = ["role": "admin", "password": "anna"]
      let changed = try await anna.carryOut("\(person)/role", on: person, role)
      #expect(changed.contains("\(login) now has the role admin."))
      let form = try await anna.hiddenFields(of: "\(person)/disable", on: person)
      let foreign = ["token": try await otto.token(on: "/desk"), "password": "otto"]
      #expect(await otto.post("\(person)/disable", foreign).status == 403)
      let password = ["password": "anna"]
      let gone = await anna.post("\(person)/disable", form.merging(password) { $1 })
      #expect(try await anna.follow(gone).contains("\(login) is disabled"))
      #expect(await anna.get(people).text.contains("Disabled"))
      let missing = await anna.get("\(people)/nobody")
      #expect(missing.status == 404)
      #expect(missing.text.contains("<nav"), "the page of a failure has the menu")
      #expect(await anna.get("\(people)/anna").text.contains("This is your own role."))
      #expect(await !anna.get("\(people)/otto").text.contains("This is your own role."))
      let own = await anna.post("\(people)/anna/disable", form.merging(password) { $1 })
      #expect(own.status == 422 || own.status == 403)
      let short = ["login": "a b\u{0}", "role": "editor", "password": "anna"]
      #expect(try await anna.fill(people, on: people, short).status == 422)
    }
  }

  @Test func `a setting is changed with the password, and restored to its default`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let (page, sections) = ("/desk/newsroom/settings", "/desk/newsroom/settings/sections")
      let password = ["password": "anna"]
      let words = ["value": "City\nHarbour\n", "reason": "Agreed."].merging(password) { $1 }
      #expect(
        try await anna.carryOut(sections, on: page, words).contains("sections is changed."))
      let shown = await anna.get(page).text
      #expect(shown.contains("City, Harbour"))
      #expect(shown.contains("Agreed."))
      #expect(await anna.get("/desk/articles").text.contains(#"<option value="Harbour">"#))
      let zone = "/desk/newsroom/settings/time-zone"
      let unknown = try await anna.fill(
        zone, on: page, ["value": "Atlantis"].merging(password) { $1 })
      #expect(unknown.status == 422)
      #expect(unknown.text.contains("Atlantis"))
      let none = ["value": " "].merging(password) { $1 }
      #expect(try await anna.carryOut(sections, on: page, none).contains("is changed"))
      #expect(try await anna.carryOut(sections, on: page, none).contains("nothing to do"))
      #expect(await anna.get(page).text.contains("default: any"))
      for wrong in ["", "otto"] {
        let typed = ["value": "required", "password": wrong]
        let refused = try await anna.fill("\(page)/second-factor", on: page, typed)
        #expect(refused.status == 422)
        #expect(refused.text.contains("The password is wrong"))
      }
      #expect(await anna.get(page).text.contains("default: optional"))
      #expect(
        await anna.post("\(page)/nonsense", ["token": try await anna.token(on: page)]).status == 404
      )
    }
  }

  @Test func `a destination is paused, resumed and shown with its attempts`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      let member = try await fixture.newsroom.acting(as: "anna")
      _ = try await member.add(
        NewDestination(
          name: "wire", channel: .directory, address: "wire", format: .ninjs))
      let page = "/desk/newsroom/destinations/wire"
      #expect(await anna.get("/desk/newsroom/destinations").text.contains("ninjs"))
      #expect(try await anna.carryOut("\(page)/pause", on: page).contains("Paused."))
      #expect(await anna.get("/desk").text.contains("wire: paused"))
      #expect(try await anna.carryOut("\(page)/resume", on: page).contains("Resumed."))
      #expect(await anna.get("\(page)?failed=1").text.contains("Nothing was sent yet."))
      #expect(await anna.get("/desk/newsroom/destinations/nobody").status == 404)
    }
  }

  @Test func `the log is filtered by person, type, article and time`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let wall = try await eva.draft("Harbour wall", slug: "wall")
      try await anna.draft("Cat rescued", slug: "cat")
      _ = try await eva.fill("\(wall)/submit", on: wall)
      for (query, count) in [
        ("", 3), ("?actor=eva", 2), ("?type=ArticleSubmitted", 1), ("?article=cat", 1),
        ("?since=1h+ago", 3), ("?actor=nobody", 0), ("?type=ReplyReceived", 0),
        ("?type=SettingChanged", 0),
      ] {
        let text = await anna.get("/desk/newsroom/log\(query)").text
        #expect(text.matches(of: /<strong>Article/).count == count, "\(query)")
      }
      for bad in ["?article=nothing", "?since=soonish", "?type=bogus"] {
        let answer = await anna.get("/desk/newsroom/log\(bad)")
        #expect(answer.status == 422, "\(bad)")
      }
    }
  }

  @Test func `an admin has a read model verified, rebuilt and restored`() async throws {
    try await DeskFixture.with { fixture in
      var anna = try await fixture.signedIn("anna")
      try await anna.draft("Harbour wall", slug: "wall")
      let page = "/desk/newsroom/read-models"
      // The worker makes the first builds meanwhile.
      repeat {} while await !anna.get("/desk/articles").text.contains("Harbour wall")
      for (action, words) in [
        ("verify", "board is equal to the log."), ("rebuild", "board is rebuilt."),
        ("roll-back", "The former build of board is live."),
      ] {
        let started = try await anna.carryOut(
          "\(page)/board/\(action)", on: page, ["password": "anna"])
        #expect(started.contains("A worker does it"), "\(started)")
        var text = ""
        repeat { text = await anna.get(page).text } while text.contains(">Reload<")
        #expect(text.contains(words), "\(text)")
      }
      let form = ["token": try await anna.token(on: "/desk"), "password": "wrong"]
      #expect(await anna.post("\(page)/board/verify", form).status == 422)
    }
  }

  @Test func `others than admins are not offered work on read models`() async throws {
    try await DeskFixture.with { fixture in
      var otto = try await fixture.signedIn("otto")
      let page = await otto.get("/desk/newsroom/read-models").text
      #expect(page.contains(">board</th>"))
      #expect(page.contains("Only an admin verifies"))
      let form = ["token": try await otto.token(on: "/desk"), "password": "otto"]
      #expect(await otto.post("/desk/newsroom/read-models/board/retry", form).status == 403)
    }
  }
}

extension Browser {
  /// Sends the form of a page, and returns the page to which it leads.
  fileprivate mutating func carryOut(
    _ action: String, on page: String, _ typed: [String: String] = [:]
  ) async throws -> String {
    let answer = try await fill(action, on: page, typed)
    return try await follow(answer)
  }

  fileprivate mutating func follow(_ answer: SCGIResponse) async throws -> String {
    await get(try #require(answer.header("Location"), "\(answer.text)")).text
  }
}
