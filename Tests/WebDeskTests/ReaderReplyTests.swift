import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import SCGI
import Synchronization
import TestSupport
import Testing

@testable import WebDesk

/// What readers send to the desk, and how it is moderated in the browser.
@Suite(.database) struct ReaderReplyTests {
  private static let words = ["name": "Mara", "text": "It was on time.", "email": ""]

  /// A live article that takes replies.
  private func with(
    _ body: (DeskFixture, _ article: UUID, _ form: String) async throws -> Void
  ) async throws {
    try await DeskFixture.with { fixture in
      let anna = try await fixture.newsroom.acting(as: "anna")
      let eva = try await fixture.newsroom.acting(as: "eva")
      _ = try await anna.set(.replies, to: ["open"])
      let draft = WrittenArticle(content: .sample(headline: "Ferry late"), body: "It is late.")
      let id = try await eva.draft(draft, slug: .sample("ferry")).id
      _ = try await eva.perform(.submit, on: id)
      _ = try await anna.approve(id)
      _ = try await anna.perform(.publish, on: id)
      try await body(fixture, id, DeskPath.reply(to: id).text)
    }
  }

  private func reader(of fixture: DeskFixture, at address: String = "192.0.2.7") -> Browser {
    var reader = Browser(desk: fixture.desk)
    reader.headers["HTTP_SEC_FETCH_SITE"] = "cross-site"
    reader.address = address
    return reader
  }

  /// The token of a form that was made a minute ago.
  private func token(_ fixture: DeskFixture, _ article: UUID) -> String {
    fixture.desk.replyTokens.token(for: article, at: .now - 60)
  }

  private func received(_ fixture: DeskFixture) async throws -> [ReplySummary] {
    try await fixture.newsroom.acting(as: "anna").replies(ReplyQuery(limit: 50)).value.rows
  }

  @Test func `a reply is sent, approved, answered, withdrawn and erased in the browser`()
    async throws
  {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      let page = await reader.get(form)
      #expect(page.status == 200 && page.text.contains("Ferry late"))
      #expect(!page.text.contains("<script"))
      let sent = await reader.post(
        form, Self.words.merging(["form": token(fixture, article)]) { $1 })
      #expect(sent.status == 200 && sent.text.contains("We have received your reply"))

      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      #expect(await eva.get("/desk").text.contains("One reply has waited for"))
      let queue = await eva.get("/desk/replies").text
      #expect(queue.contains("It was on time.") && queue.contains("Ferry late"))
      let reply = try #require(try await received(fixture).first)
      let chosen = ["reply": reply.reference]
      let approved = try await eva.fill(
        "/desk/replies/decision", on: "/desk/replies",
        chosen.merging(["decision": "approve"]) { $1 })
      #expect(approved.status == 303, "\(approved.text)")
      let after = await eva.get(try #require(approved.header("Location"))).text
      #expect(after.contains("1 reply is approved."))
      let one = DeskPath.reply(reply.row.reply).text
      let answered = try await eva.fill("\(one)/answer", on: one, ["answer": "Thank you."])
      let shown = await eva.get(try #require(answered.header("Location"), "\(answered.text)"))
      #expect(shown.text.contains("The answer is saved."))
      #expect(await eva.get("/desk/replies?status=approved").text.contains("Thank you."))
      #expect(await !eva.get(one).text.contains("\(one)/erase"), "only an admin erases")
      let withdrawn = try await eva.fill(
        "/desk/replies/decision", on: "/desk/replies?status=approved",
        chosen.merging(["decision": "withdraw", "reason": "A complaint"]) { $1 })
      #expect(withdrawn.status == 303)
      let again = try await eva.fill(
        "/desk/replies/decision", on: one, ["decision": "approve"])
      #expect(again.status == 303, "a reply is also decided about on its own page")
      #expect(await eva.get("/desk/replies?status=approved").text.contains("It was on time."))
      let grounds = ["reason": "Asked", "ground": "GDPR Art. 17"]
      let wrong = try await anna.fill(
        "\(one)/erase", on: one, grounds.merging(["password": "x"]) { $1 })
      #expect(wrong.text.contains("The password is wrong; nothing was done."))
      let erased = try await anna.fill(
        "\(one)/erase", on: one, grounds.merging(["password": "anna"]) { $1 })
      #expect(erased.status == 303)
      #expect(await !anna.get(one).text.contains("Mara"))
    }
  }

  @Test func `a form from another site is shown once more before it is recorded`() async throws {
    try await with { fixture, _, form in
      var reader = reader(of: fixture)
      let check = await reader.post(form, Self.words)
      #expect(check.status == 200 && check.text.contains("Please check your reply"))
      #expect(check.text.contains("It was on time.") && check.text.contains("name=\"form\""))
      let stored = try await received(fixture)
      #expect(stored.isEmpty)
    }
  }

  @Test func `a forged, foreign, old or hasty form records nothing and keeps the text`()
    async throws
  {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      let maker = fixture.desk.replyTokens
      let tokens = [
        "x", "\(UUID().uuidString).1.00", String(token(fixture, article).dropLast(1) + "g"),
        maker.token(for: UUID(), at: .now - 60), maker.token(for: article, at: .now - 90_000),
        maker.token(for: article, at: .now),
        ReplyFormToken.Maker().token(for: article, at: .now - 60),
      ]
      for token in tokens {
        let answer = await reader.post(form, Self.words.merging(["form": token]) { $1 })
        #expect(answer.status == 200 && answer.text.contains("It was on time."), "\(token)")
        let isHasty = maker.read(token, for: article) != nil
        #expect(answer.text.contains("That was very quick.") == isHasty, "\(token)")
      }
      let stored = try await received(fixture)
      #expect(stored.isEmpty)
    }
  }

  @Test func `a replayed form and the same words again are recorded once`() async throws {
    try await with { fixture, article, form in
      let fields = Self.words.merging(["form": token(fixture, article)]) { $1 }
      for address in ["192.0.2.7", "192.0.2.8", "192.0.2.9"] {
        var reader = reader(of: fixture, at: address)
        #expect(await reader.post(form, fields).text.contains("We have received your reply"))
      }
      var reader = reader(of: fixture)
      let again = Self.words.merging(["form": token(fixture, article)]) { $1 }
      #expect(await reader.post(form, again).text.contains("We have received your reply"))
      let other = await reader.post(form, fields.merging(["text": "Other words."]) { $1 })
      #expect(other.status == 409 && other.text.contains("Other words."))
      let stored = try await received(fixture)
      #expect(stored.count == 1)
    }
  }

  @Test func `whatever fails, a reader keeps the text and sees no page of the desk`() async throws {
    try await with { fixture, article, form in
      let reports = Mutex<[String]>([])
      let desk = WebDesk(fixture.desk.newsroom, factorKey: .random()) { line in
        reports.withLock { $0.append(line) }
      }
      var reader = reader(of: fixture)
      reader.desk = desk
      let fields = Self.words.merging([
        "form": desk.replyTokens.token(for: article, at: .now - 60)
      ]) { $1 }
      try await TestDatabase.current.session().use {
        try $0.script(
          """
          CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RETURN 1 / 0; END $$;
          CREATE TRIGGER fail BEFORE INSERT ON galley.texts
            FOR EACH ROW EXECUTE FUNCTION public.fail();
          """)
      }
      let answer = await reader.post(form, fields)
      #expect(answer.status == 500)
      #expect(answer.text.contains("It was on time."))
      #expect(answer.text.contains(">Send</button>") && answer.text.contains("value=\"Mara\""))
      #expect(!answer.text.contains("/desk\""))
      #expect(reports.withLock { $0.count } == 1)
    }
  }

  @Test func `the thanks lead back to the article of a site at the same address`() async throws {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      reader.desk = WebDesk(
        fixture.desk.newsroom, factorKey: .random(), isBesideSite: true
      ) { _ in }
      let token = reader.desk.replyTokens.token(for: article, at: .now - 60)
      let sent = await reader.post(form, Self.words.merging(["form": token]) { $1 })
      #expect(sent.text.contains("We have received your reply"))
      #expect(sent.text.contains(#"<a href="/articles/ferry/">Back to the article</a>"#))
    }
  }

  @Test func `the form says whose it is`() async throws {
    try await with { fixture, _, form in
      let anna = try await fixture.newsroom.acting(as: "anna")
      _ = try await anna.set(.publisherName, to: ["The <Harbour> Post"])
      var reader = reader(of: fixture)
      let page = await reader.get(form).text
      #expect(page.contains(#"dir="auto">The &lt;Harbour&gt; Post</p>"#), "\(page)")
    }
  }

  @Test func `a program that fills in the field that nobody sees is not recorded`() async throws {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      let spam = ["form": token(fixture, article), "website": "spam.example"]
      let answer = await reader.post(form, Self.words.merging(spam) { $1 })
      #expect(answer.text.contains("We have received your reply"))
      let stored = try await received(fixture)
      #expect(stored.isEmpty)
    }
  }

  @Test(arguments: [
    ("name", "", "Enter a name."), ("text", " ", "Write your reply."),
    ("text", "See https://spam.example", "contains a web address"),
    ("email", "nowhere", "not an e-mail address"),
  ])
  func `a wrong field is named, and nothing typed is lost`(
    field: String, value: String, sentence: String
  ) async throws {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      let typed = ["form": token(fixture, article), "name": "Mara Bell", "text": "On time."]
      let answer = await reader.post(form, typed.merging([field: value]) { $1 })
      #expect(answer.status == 422 && answer.text.contains(sentence), "\(answer.text)")
      #expect(answer.text.contains("aria-invalid"))
      #expect(answer.text.contains(field == "name" ? "On time." : "Mara Bell"))
      let stored = try await received(fixture)
      #expect(stored.isEmpty)
    }
  }

  @Test func `markup, script, bidi characters and 10 MB are shown as text or refused`()
    async throws
  {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      let hostile = [
        "name": "<b>M</b>\u{202E}", "text": "<script>alert(1)</script>\u{0}\u{2066}&amp;",
        "form": token(fixture, article),
      ]
      #expect(await reader.post(form, hostile).status == 200)
      let words = try #require(try await received(fixture).first?.words)
      #expect(words.name == "<b>M</b>" && words.text == "<script>alert(1)</script>&amp;")
      var eva = try await fixture.signedIn("eva")
      let queue = await eva.get("/desk/replies").text
      #expect(queue.contains("&lt;script&gt;") && !queue.contains("<script>"))
      let large = await reader.send(
        "POST", form, body: "text=" + String(repeating: "a", count: 10 << 20))
      #expect(large.status == 413)
      let broken = await reader.send("POST", form, body: "name=%FF&text=%ED%A0%80")
      #expect(broken.status == 400)
      let stored = try await received(fixture)
      #expect(stored.count == 1)
    }
  }

  @Test func `a flood from one address and to one article is slowed down`() async throws {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      var statuses: [Int] = []
      for number in 1...(ReplyLimits.repliesOfAddress + 1) {
        let fields = ["name": "M", "text": "Reply \(number).", "form": token(fixture, article)]
        statuses.append(await reader.post(form, fields).status)
      }
      #expect(statuses.last == 429 && statuses.dropLast().allSatisfy { $0 == 200 })
      let stored = try await received(fixture)
      #expect(stored.count == ReplyLimits.repliesOfAddress)
      var neighbour = self.reader(of: fixture, at: "192.0.2.8")
      let fields = Self.words.merging(["form": token(fixture, article)]) { $1 }
      #expect(await neighbour.post(form, fields).status == 200)
    }
  }

  @Test
  func `a reply that was refused for the flood of others is not thanked for when it comes again`()
    async throws
  {
    try await with { fixture, article, form in
      let fields = Self.words.merging(["form": token(fixture, article)]) { $1 }
      for number in 0..<ReplyLimits.repliesToArticle {
        _ = await fixture.desk.replyLimits.takeReply(from: "a\(number)", to: article)
      }
      var reader = reader(of: fixture)
      for _ in 1...2 {
        let answer = await reader.post(form, fields)
        #expect(answer.status == 429 && answer.text.contains("It was on time."))
      }
    }
  }

  @Test func `the limits for an article and for forms hold, and end`() async {
    let (limits, article, now) = (ReplyLimits(), UUID(), Date())
    for number in 0..<ReplyLimits.repliesToArticle {
      #expect(await limits.takeReply(from: "a\(number)", to: article, at: now))
    }
    #expect(await !limits.takeReply(from: "b", to: article, at: now))
    #expect(await limits.takeReply(from: "b", to: UUID(), at: now))
    #expect(await limits.takeReply(from: "b", to: article, at: now + ReplyLimits.time + 1))
    for _ in 0..<ReplyLimits.formsOfAddress { _ = await limits.takeForm(from: "c", at: now) }
    #expect(await !limits.takeForm(from: "c", at: now))
  }

  @Test func `drafts, killed and closed articles take no replies, and the text is kept`()
    async throws
  {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      func set(_ policy: String) async throws {
        _ = try await fixture.newsroom.acting(as: "anna").set(.replies, to: [policy])
      }
      let eva = try await fixture.newsroom.acting(as: "eva")
      let draft = WrittenArticle(content: .sample(headline: "Secret plan"), body: "Secret.")
      let id = try await eva.draft(draft, slug: .sample("plan")).id
      let fields = Self.words.merging(["form": token(fixture, article)]) { $1 }
      for path in [DeskPath.reply(to: id).text, DeskPath.reply(to: UUID()).text, "/replies/x"] {
        let answer = await reader.post(path, fields)
        #expect(answer.status == 404 && answer.text.contains("It was on time."))
        #expect(!answer.text.contains("Secret"))
      }
      try await set("closed")
      let closed = await reader.post(form, fields)
      #expect(closed.status == 410 && closed.text.contains("It was on time."))
      try await set("open")
      let anna = try await fixture.newsroom.acting(as: "anna")
      _ = try await anna.perform(.kill(reason: "Untrue.", notice: "Untrue."), on: article)
      #expect(await reader.get(form).status == 404)
      let stored = try await received(fixture)
      #expect(stored.isEmpty)
    }
  }

  @Test func `moderation needs a session, its own form and a role`() async throws {
    try await with { fixture, article, form in
      var reader = reader(of: fixture)
      let fields = Self.words.merging(["form": token(fixture, article)]) { $1 }
      _ = await reader.post(form, fields)
      let reply = try #require(try await received(fixture).first)
      let decision = ["reply": reply.reference, "decision": "approve"]
      #expect(await reader.get("/desk/replies").status == 401)
      #expect(await reader.post("/desk/replies/decision", decision).status == 403, "another site")
      reader.headers["HTTP_SEC_FETCH_SITE"] = "same-origin"
      #expect(await reader.post("/desk/replies/decision", decision).status == 401)
      var (eva, otto) = (try await fixture.signedIn("eva"), try await fixture.signedIn("otto"))
      #expect(await eva.post("/desk/replies/decision", decision).status == 403, "no token")
      let seen = await otto.get("/desk/replies").text
      #expect(seen.contains("It was on time.") && !seen.contains("checkbox"))
      let none = try await eva.fill(
        "/desk/replies/decision", on: "/desk/replies", ["decision": "approve"])
      #expect(none.status == 422 && none.text.contains("Choose at least one reply."))
      let stored = try await received(fixture)
      #expect(stored.allSatisfy { $0.row.status == .received })
    }
  }
}
