import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import SCGI
import TestSupport
import Testing

@testable import WebDesk

/// Every page, judged by the Nu HTML checker and by axe-core in Chromium. `GALLEY_SAMPLE_DESK` names a
/// folder in which the pages stay.
@Suite(.database) struct ValidPageTests {
  @Test func `every page is valid and accessible, on a phone and on a desk`() async throws {
    let kept = ProcessInfo.processInfo.environment["GALLEY_SAMPLE_DESK"]
    let folder =
      kept.map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(at: folder) } }
    try await DeskFixture.with { fixture in
      var (eva, anna) = (try await fixture.signedIn("eva"), try await fixture.signedIn("anna"))
      let drafted = try await eva.fill(
        "/desk/new", on: "/desk/new",
        [
          "headline": "عاد المصباح", "body": "## مرة\n\nأضاء **المصباح**.\n\n- مرة\n",
          "byline": "إيفا",
          "place": "Harbour", "date": "2026-11-30", "language": "ar", "slug": "lamp",
          "standfirst": "Short",
        ])
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      var nobody = Browser(desk: fixture.desk)
      var pages: [String: String] = [
        "sign-in": await nobody.get("/desk/sign-in").text,
        "refused": await nobody.post("/desk/sign-in", ["name": "eva", "password": "x"]).text,
        "missing": await eva.get("/nowhere").text,
        "new": await eva.get("/desk/new").text,
        "draft": await eva.get("\(page)?done=draft").text,
        "edit": await eva.get("\(page)/edit").text,
        "invalid": try await eva.fill("\(page)/edit", on: "\(page)/edit", ["date": "x"]).text,
      ]
      _ = try await anna.fill("\(page)/note", on: page, ["note": "من؟", "words": "المصباح"])
      pages["noted"] = await eva.get("\(page)/edit").text
      let form = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "أضاء.\n"])
      pages["conflict"] =
        await eva.post(
          "\(page)/edit", form.merging(["body": "أضاء مرتين.\n", "headline": "Lamp"]) { $1 }
        ).text
      pages["offer"] = await eva.get("\(page)/edit").text
      nobody.cookie = nil
      pages["kept"] = await nobody.post("\(page)/edit", form).text
      _ = try await eva.fill("\(page)/submit", on: page)
      for (name, path) in [
        ("home", "/desk"), ("queue", "/desk/queue"), ("articles", "/desk/articles"),
        ("account", "/desk/account"), ("tokens", "/desk/account/tokens"), ("keys", "/desk/keys"),
        ("article", page),
        ("changes", "\(page)/changes"),
        ("history", "\(page)/history"), ("search", "/desk/search?words=lamp"),
        ("filters", "/desk/articles?state=submitted&column=words&column=due&column=slug"),
        ("no-match", "/desk/articles?by=emil"), ("bad-filter", "/desk/articles?by=nobody"),
      ] { pages[name] = await anna.get(path).text }
      let chosen = try await anna.choices(on: "/desk/articles")
      pages["outcome"] = await anna.choose(chosen, ["action": "publish"], on: "/desk/queue").text
      pages["review"] = await anna.get("\(page)/review").text
      pages["revision"] = await anna.get("\(page)?revision=1").text
      _ = try await anna.fill("\(page)/approve", on: page)
      _ = try await anna.fill("\(page)/schedule", on: page, ["time": "2099-12-24 06:00"])
      pages["scheduled"] = await anna.get("\(page)?done=schedule").text
      pages["calendar"] = await anna.get("/desk/calendar?month=2099-12").text
      pages["week"] = await anna.get("/desk/calendar?week=2099-12-24").text
      _ = try await anna.fill("\(page)/publish", on: page)
      pages["kill"] = await anna.get("\(page)/kill").text
      for name in ["people", "people/eva", "read-models", "destinations", "log", "settings"] {
        let file = name.replacing("/", with: "-")
        pages["newsroom-\(file)"] = await anna.get("/desk/newsroom/\(name)").text
      }
      let settings = "/desk/newsroom/settings"
      pages["refused-setting"] = try await anna.fill(
        "\(settings)/time-zone", on: settings, ["value": "أين", "password": "x"]
      ).text
      for (action, field) in [("note", "note"), ("kill", "notice")] {
        let typed = ["token": "of another session", field: "من؟", "password": "x"]
        pages["kept-\(action)"] = await anna.post("\(page)/\(action)", typed).text
      }
      let (made, reader) = try await link(to: page, by: &eva)
      pages.merge(["links": made, "linked": reader]) { $1 }
      for name in ["account/password", "account/second-factor", "people/reset"] {
        pages[name.replacing("/", with: "-")] = await anna.get("/desk/\(name)").text
      }
      let admin = try await fixture.newsroom.acting(as: "anna")
      let secret = try await admin.makePasswordReset(of: "anna").secret.text
      pages["reset"] = await nobody.get("/desk/reset/\(secret)").text
      pages["newsroom"] = await anna.get("/desk/newsroom").text
      pages["token"] = try await anna.fill(
        "/desk/account/tokens", on: "/desk/account/tokens",
        ["label": "wire", "scope": "admin", "days": "7", "password": "anna"]
      ).text
      for (name, html) in try await replyPages(of: fixture, for: anna) { pages[name] = html }
      for (name, html) in pages {
        try html.replacing("/desk/style.css", with: "style.css")
          // The scripts are not among the files.
          .replacing(/<script[^>]*><\/script>/, with: "")
          .write(to: folder.appending(path: "\(name).html"), atomically: false, encoding: .utf8)
      }
      try await nobody.get("/desk/style.css").text.write(
        to: folder.appending(path: "style.css"), atomically: false, encoding: .utf8)
    }
    let faults = try await ValidatorProgram.run("check-site", [folder.path])
    #expect(faults == "", "\(faults)")
  }

  /// The page on which a link was made, and the one that it shows, both with a remark.
  private func link(
    to article: String, by browser: inout Browser
  ) async throws -> (made: String, shown: String) {
    let page = "\(article)/links"
    let made = try await browser.fill(page, on: page, ["reader": "Ada", "days": "3"]).text
    let path = String(try #require(made.firstMatch(of: /\/desk\/link\/[0-9a-f]{64}/)).0)
    var reader = Browser(desk: browser.desk)
    _ = try await reader.fill(path, on: path, ["name": "آدا", "remark": "لا."])
    let shown = await reader.get("\(path)?done=remark").text
    return (await browser.get(page).text, shown)
  }

  /// The pages of readers and of their replies.
  private func replyPages(
    of fixture: DeskFixture, for admin: Browser
  ) async throws -> [String: String] {
    var anna = admin
    let (eva, ann) = (
      try await fixture.newsroom.acting(as: "eva"), try await fixture.newsroom.acting(as: "anna")
    )
    _ = try await ann.set(.replies, to: ["open"])
    let draft = WrittenArticle(content: .sample(headline: "Ferry late"), body: "It is late.")
    let id = try await eva.draft(draft, slug: .sample("ferry")).id
    _ = try await eva.perform(.submit, on: id)
    _ = try await ann.approve(id)
    _ = try await ann.perform(.publish, on: id)
    let form = DeskPath.reply(to: id).text
    var reader = Browser(desk: fixture.desk)
    var pages = ["reply": await reader.get(form).text]
    let fields = ["name": "مريم", "text": "On time.\nReally.\n\nYes.", "email": "m@a.example"]
    pages["reply-check"] = await reader.post(form, fields).text
    pages["reply-wrong"] = await reader.post(form, fields.merging(["text": ""]) { $1 }).text
    let token = fixture.desk.replyTokens.token(for: id, at: .now - 60)
    pages["reply-received"] = await reader.post(form, fields.merging(["form": token]) { $1 }).text
    pages["reply-refused"] = await reader.post("/replies/x", fields).text
    let reply = try #require(try await ann.replies(ReplyQuery(limit: 1)).value.rows.first)
    _ = try await eva.answer("Thank you.\n\nWe asked.", to: reply.row.reply)
    pages["replies"] = await anna.get("/desk/replies").text
    pages["replies-none"] = await anna.get("/desk/replies?status=erased").text
    pages["one-reply"] = await anna.get(DeskPath.reply(reply.row.reply).text).text
    return pages
  }
}
