import Editorial
import Foundation
import Newsroom
import Pictures
import PostgreSQL
import SCGI
import TestSupport
import Testing
import WebDesk

/// One revision for somebody without a login.
@Suite(.database) struct RevisionLinkTests {
  private func draft(_ member: Member) async throws -> UUID {
    try await member.draft(
      WrittenArticle(content: .sample(), body: "The **lamp** <b>burned</b>."), slug: .sample("lamp")
    ).id
  }

  private func path(_ id: UUID) -> String { "/desk/articles/\("\(id)".lowercased())" }

  @Test func `a reader sees one revision and leaves a remark, which becomes a note`() async throws {
    try await DeskFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let id = try await draft(eva)
      let links = "\(path(id))/links"
      var desk = try await fixture.signedIn("eva")
      desk.headers["HTTP_ORIGIN"] = "http://desk.example"
      let made = try await desk.fill(links, on: links, ["reader": "Counsel", "days": "3"])
      let link = String(
        try #require(
          made.text.firstMatch(of: /http:\/\/desk\.example(\/desk\/link\/[0-9a-f]{64})</)
        ).1)
      _ = try await eva.revise(
        id, to: WrittenArticle(content: .sample(), body: "Something secret that came later."))
      var reader = Browser(desk: fixture.desk)
      reader.address = "198.51.100.7"
      let page = await reader.get(link)
      #expect(page.status == 200)
      #expect(page.text.contains("<strong>lamp</strong>"))
      #expect(
        page.text.contains("not live. The link shows it to Counsel in confidence until <time"))
      #expect(!page.text.contains("later") && !page.text.contains("/desk/articles"))
      #expect(page.header("X-Robots-Tag") == "noindex, nofollow, noarchive")
      #expect(page.header("Referrer-Policy") == "no-referrer")
      #expect(page.header("Set-Cookie") == nil)
      #expect(page.header("Cache-Control") == "no-store")
      let empty = try await reader.fill(link, on: link, ["name": "Ada", "remark": " "])
      #expect(empty.status == 422)
      #expect(empty.text.contains("value=\"Ada\""))
      let left = try await reader.fill(
        link, on: link, ["name": "Ada <Wong>", "remark": "Say \"may have\"."])
      #expect(left.header("Location") == "\(link)?done=remark")
      let events: Int = try await TestDatabase.current.session().value(
        "SELECT count(*) FROM galley.events WHERE type = 'NoteAdded'")
      #expect(events == 0, "nothing is in the log in anybody's name")
      #expect(await desk.get(links).text.contains("Ada &lt;Wong&gt;"))
      #expect(await desk.get(path(id)).text.contains("1 remark of a reader with a link is waiting"))
      _ = try await desk.fill("\(links)/take-over", on: links)
      let note = try #require(try await eva.notes(on: "lamp").value.first)
      #expect(note.by == "eva")
      #expect(
        note.text
          == "Remark by Ada <Wong> via the link of eva for Counsel, on revision 1: Say \"may have\"."
      )
      #expect(!(await desk.get(links).text.contains("Ada &lt;Wong&gt;")))
      #expect(!(await desk.get(path(id)).text.contains("with a link")))
    }
  }

  @Test func `a form that is sent twice makes one link and shows it once`() async throws {
    try await DeskFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let id = try await draft(eva)
      let links = "\(path(id))/links"
      var desk = try await fixture.signedIn("eva")
      let sent = try await desk.hiddenFields(of: links, on: links)
        .merging(["reader": "Counsel", "days": "3"]) { $1 }
      let made = await desk.post(links, sent)
      #expect(made.text.firstMatch(of: /\/desk\/link\/[0-9a-f]{64}/) != nil)
      for isRevoked in [false, true] {
        if isRevoked { try await eva.revoke(link: try await eva.links(to: id)[0].id) }
        let again = await desk.post(links, sent)
        #expect(again.status == 422)
        #expect(again.text.contains("This link was made already; its secret is not shown again."))
        #expect(again.text.firstMatch(of: /\/desk\/link\/[0-9a-f]{64}/) == nil)
        #expect(try await eva.links(to: id).count == 1)
      }
    }
  }

  @Test func `a link shows the pictures of its revision, and what is said about the others`()
    async throws
  {
    try await DeskFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      var content = Content.sample()
      content.leadImage = ArticleImage(
        uri: "https://p.example/a.jpg", caption: "The pier.", alt: "A pier", credit: "Ann")
      var article = WrittenArticle(content: content, body: "![A wall](wall.png)\n")
      let file = try PictureFile(SamplePicture.png())
      _ = try article.add(GivenPictures([("wall.png", file)]))
      let id = try await eva.draft(article, slug: .sample("lamp")).id
      let link = try await eva.makeLink(to: id, revision: 1, for: "Counsel", days: 1)
      let path = "/desk/link/\(link.secret.text)"
      var reader = Browser(desk: fixture.desk)
      let page = await reader.get(path).text
      for words in [
        "Picture not shown: <bdi>https://p.example/a.jpg</bdi>", "The pier. ",
        "Credit: <bdi>Ann</bdi>", "Alt text: <bdi>A pier</bdi>", "Alt text: <bdi>A wall</bdi>",
      ] {
        #expect(page.contains(words), "\(words)")
      }
      let address = String(
        try #require(page.firstMatch(of: /<img src="([^"]+)" alt="A wall"/)).1)
      #expect(address.hasPrefix("\(path)/pictures/"))
      let picture = await reader.get(address)
      #expect(picture.header("Content-Type") == "image/png")
      #expect(picture.header("Cache-Control") == "no-store")
      #expect(picture.body == file.bytes)
      #expect(await reader.get("\(path)/pictures/x").status == 404)
      try await eva.revoke(link: try await eva.links(to: id)[0].id)
      #expect(await reader.get(address).status == 404)
    }
  }

  @Test func `a link says whether its revision is live`() async throws {
    try await DeskFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let anna = try await fixture.newsroom.acting(as: "anna")
      let id = try await draft(eva)
      let secret = try await eva.makeLink(to: id, revision: 1, for: "Counsel", days: 1).secret
      func page() async -> String {
        var reader = Browser(desk: fixture.desk)
        return await reader.get("/desk/link/\(secret.text)").text
      }
      func publish() async throws {
        _ = try await eva.perform(.submit, on: id)
        _ = try await anna.approve(id)
        _ = try await anna.perform(.publish, on: id)
      }
      #expect(await page().contains("This revision is not live."))
      try await publish()
      #expect(await page().contains("This revision is live."))
      _ = try await eva.revise(
        id, to: WrittenArticle(content: .sample(), body: "A newer text."))
      #expect(await page().contains("This revision is live."))
      try await publish()
      #expect(await page().contains("This revision is not live."))
    }
  }

  /// What makes a link useless.
  private enum End: CaseIterable { case revoked, expired, killed, erased, forged, madeByOne }

  @Test func `a link ends`() async throws {
    try await DeskFixture.with { fixture in
      let anna = try await fixture.newsroom.acting(as: "anna")
      for end in End.allCases {
        let login = TestDatabase.current.newLogin("pia")
        _ = try await anna.addPerson(login, role: .editor)
        let pia = try await fixture.newsroom.acting(as: login)
        let id = try await pia.draft(
          WrittenArticle(content: .sample(), body: "The lamp \(end)."),
          slug: .sample("lamp-\("\(end)".lowercased())")
        ).id
        let secret = try await pia.makeLink(to: id, revision: 1, for: "Counsel", days: 1).secret
          .text
        var reader = Browser(desk: fixture.desk)
        reader.address = "198.51.100.\(end.hashValue & 127)"
        #expect(await reader.get("/desk/link/\(secret)").status == 200, "\(end)")
        var used = secret
        switch end {
        case .revoked: try await anna.revoke(link: try await anna.links(to: id)[0].id)
        case .expired:
          try await TestDatabase.current.session().run(
            "UPDATE galley.revision_links SET expires_at = clock_timestamp()")
        case .killed:
          _ = try await pia.perform(.submit, on: id)
          _ = try await anna.approve(id)
          _ = try await anna.perform(.publish, on: id)
          _ = try await anna.perform(.kill(reason: "False.", notice: "False."), on: id)
        case .erased:
          _ = try await anna.perform(
            .erase(.revision(1), reason: "A minor", ground: "GDPR Art. 17"), on: id)
        case .forged: used = String(secret.reversed())
        case .madeByOne: _ = try await anna.disablePerson(login)
        }
        let page = await reader.get("/desk/link/\(used)")
        #expect(page.status == 404, "\(end)")
        #expect(!page.text.contains("lamp"), "\(end)")
        let remark = await reader.post("/desk/link/\(used)", ["name": "Ada", "remark": "Hm."])
        #expect(remark.status == 404, "\(end)")
      }
    }
  }

  @Test func `whoever tries links has to wait, and remarks are limited`() async throws {
    try await DeskFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let id = try await draft(eva)
      let secret = try await eva.makeLink(to: id, revision: 1, for: "Counsel", days: 1).secret
      var reader = Browser(desk: fixture.desk)
      for number in 0..<10 {
        let guess = String(repeating: "\(number)", count: 64)
        #expect(await reader.get("/desk/link/\(guess)").status == 404)
      }
      #expect(await reader.get("/desk/link/\(secret.text)").status == 403)
      for number in 0..<50 {
        try await fixture.desk.newsroom.leaveRemark("Number \(number)", by: "Ada", with: secret)
      }
      await #expect(throws: Failure.self) {
        try await fixture.desk.newsroom.leaveRemark("One more", by: "Ada", with: secret)
      }
    }
  }

  @Test func `an erasure of the text deletes the remarks on it`() async throws {
    try await DeskFixture.with { fixture in
      let (eva, anna) = (
        try await fixture.newsroom.acting(as: "eva"), try await fixture.newsroom.acting(as: "anna")
      )
      let id = try await draft(eva)
      let secret = try await eva.makeLink(to: id, revision: 1, for: "Counsel", days: 1).secret
      try await fixture.desk.newsroom.leaveRemark("The child is nine.", by: "Ada", with: secret)
      _ = try await anna.perform(
        .erase(.article, reason: "A minor", ground: "GDPR Art. 17"), on: id)
      #expect(try await eva.links(to: id).flatMap(\.remarks).isEmpty)
    }
  }

  @Test func `an auditor makes no link and takes nothing over`() async throws {
    try await DeskFixture.with { fixture in
      let eva = try await fixture.newsroom.acting(as: "eva")
      let id = try await draft(eva)
      let otto = try await fixture.newsroom.acting(as: "otto")
      let failure = await #expect(throws: Failure.self) {
        try await otto.makeLink(to: id, revision: 1, for: "Counsel", days: 1)
      }
      #expect(failure?.kind == .forbidden)
      var desk = try await fixture.signedIn("otto")
      #expect(!(await desk.get("\(path(id))/links").text.contains("name=\"reader\"")))
    }
  }
}
