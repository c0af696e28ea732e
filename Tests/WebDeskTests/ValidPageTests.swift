import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import SCGI
import TestSupport
import Testing

@testable import WebDesk

/// Every page, judged by the Nu HTML checker and by axe-core in Chromium.
@Suite(.database) struct ValidPageTests {
  @Test func `every page is valid and accessible, on a phone and on a desk`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
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
      _ = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["body": "أضاء.\n"])
      _ = try await eva.fill("\(page)/submit", on: page)
      for (name, path) in [
        ("home", "/desk"), ("queue", "/desk/queue"), ("articles", "/desk/articles"),
        ("account", "/desk/account"), ("article", page), ("changes", "\(page)/changes"),
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
      pages["newsroom"] = await anna.get("/desk/newsroom").text
      for (name, html) in try await replyPages(of: fixture, for: anna) { pages[name] = html }
      for (name, html) in pages {
        try html.replacing("/desk/style.css", with: "style.css")
          .write(to: folder.appending(path: "\(name).html"), atomically: false, encoding: .utf8)
      }
      try await nobody.get("/desk/style.css").text.write(
        to: folder.appending(path: "style.css"), atomically: false, encoding: .utf8)
    }
    let faults = try await ValidatorProgram.run("check-site", [folder.path])
    #expect(faults == "", "\(faults)")
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
