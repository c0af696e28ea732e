import Editorial
import Newsroom
import SCGI
import TestSupport
import Testing

/// Pictures in the editor's form.
@Suite(.database) struct PictureFormTests {
  private static let article = [
    "headline": "Lamp lit", "body": "A lamp.\n\n![A wall](wall.png)\n", "language": "en",
    "image-0-uri": "wall.png", "image-0-caption": "The wall.", "image-0-credit": "Ann",
  ]

  /// Saves a new article.
  ///
  /// - Returns: The path of its page.
  private static func draft(
    _ fields: [String: String], files: [(String, [UInt8])], as person: inout Browser
  ) async throws -> String {
    let form = try await person.fields(of: "/desk/new", on: "/desk/new")
    let drafted = await person.post("/desk/new", form.merging(fields) { $1 }, files: files)
    let location = try #require(drafted.header("Location"), "\(drafted.text)")
    return String(location.prefix { $0 != "?" })
  }

  @Test func `pictures are saved with what is said about them, and stay`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await Self.draft(
        Self.article,
        files: [
          ("wall.png", SamplePicture.png()), ("C:\\p\\other \"one\".png", SamplePicture.png()),
        ], as: &eva)
      // The text did not mention the second one.
      let edit = await eva.get("\(page)/edit").text
      #expect(edit.contains("![](other%20%22one%22.png)"), "\(edit)")
      #expect(edit.contains(#"value="The wall.""#))
      let saved = try await eva.fill(
        "\(page)/edit", on: "\(page)/edit", ["headline": "Lamp lit again"])
      #expect(saved.status == 303, "\(saved.text)")
      let reader = try await fixture.newsroom.acting(as: "anna")
      let answer = try await reader.show(String(page.dropFirst("/desk/articles/".count))).value
      #expect(answer.pictures.map(\.picture.path) == ["wall.png", "other \"one\".png"])
      #expect(await eva.get("\(page)/edit").text.contains(#"value="The wall.""#))
    }
  }

  @Test func `a lead picture has a caption, an alt text and a credit`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await Self.draft(
        [
          "headline": "Lamp lit", "body": "A lamp.", "language": "en", "lead": "wall.png",
          "lead-caption": "The wall.", "lead-alt": "A wall", "lead-credit": "Ann",
        ], files: [("wall.png", SamplePicture.png())], as: &eva)
      let edit = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(edit["lead"] == "wall.png")
      #expect(edit["lead-credit"] == "Ann")
      #expect(edit["body"] == "A lamp.\n")
    }
  }

  @Test(arguments: [
    ("lamp room.jpg", "lamp room.jpg", "lamp%20room.jpg"),
    ("lamp room.jpg", "lamp%20room.jpg", "lamp%20room.jpg"),
    ("a%20b&c#d?.jpg", "a%20b&c#d?.jpg", "a%2520b%26c%23d%3F.jpg"),
  ])
  func `a lead picture can be named as its file, and is not put into the text again`(
    name: String, typed: String, address: String
  ) async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await Self.draft(
        [
          "headline": "Lamp lit", "body": "A lamp.", "language": "en", "lead": typed,
          "lead-caption": "The lamp.",
        ], files: [(name, SamplePicture.png())], as: &eva)
      let edit = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(edit["lead"] == address)
      #expect(edit["body"] == "A lamp.\n")
      // The names of stored pictures are known, too.
      let saved = try await eva.fill("\(page)/edit", on: "\(page)/edit", ["lead": name])
      #expect(saved.status == 303, "\(saved.text)")
      let reader = try await fixture.newsroom.acting(as: "anna")
      let answer = try await reader.show(String(page.dropFirst("/desk/articles/".count))).value
      #expect(answer.pictures.map(\.picture.path) == [name])
    }
  }

  @Test func `a picture in the text can be named as its file, and described`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let page = try await Self.draft(
        [
          "headline": "Lamp lit", "body": "![A](lamp room.png)\n\n![B](<pier 1.png>)\n",
          "language": "en", "image-0-uri": "pier 1.png", "image-0-caption": "The pier.",
        ], files: [("lamp room.png", SamplePicture.png()), ("pier 1.png", SamplePicture.png())],
        as: &eva)
      let edit = await eva.get("\(page)/edit")
      #expect(
        edit.fields(of: "\(page)/edit")["body"]
          == "![A](lamp%20room.png)\n\n![B](<pier 1.png>)\n")
      #expect(edit.text.contains(#"value="The pier.""#))
    }
  }

  @Test func `the part for pictures is open when something in it is refused`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let open = #"<details class="pictures" open="open">"#
      #expect(await !eva.get("/desk/new").text.contains(open))
      let typed = ["headline": "Lamp lit", "body": "A lamp.", "language": "en"]
      for lead in [["lead": "The lamp at night"], ["lead-caption": "The lamp."]] {
        let answer = try await eva.fill(
          "/desk/new", on: "/desk/new", typed.merging(lead) { $1 })
        #expect(answer.status == 422)
        #expect(answer.text.contains(open), "\(answer.text)")
      }
      let other = try await eva.fill(
        "/desk/new", on: "/desk/new", typed.merging(["date": "x"]) { $1 })
      #expect(other.status == 422)
      #expect(!other.text.contains(open))
    }
  }

  @Test func `two files of the same name are refused, and nothing typed is lost`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let form = try await eva.fields(of: "/desk/new", on: "/desk/new")
      let answer = await eva.post(
        "/desk/new", form.merging(Self.article) { $1 },
        files: [("pa/IMG_1.jpg", SamplePicture.png()), ("pb/IMG_1.jpg", SamplePicture.png())])
      #expect(answer.status == 422)
      #expect(answer.text.contains("Two pictures are named IMG_1.jpg; rename one of them"))
      #expect(answer.text.contains("![A wall](wall.png)"))
      #expect(answer.text.contains(#"<details class="pictures" open="open">"#))
    }
  }

  @Test func `a file that is not a picture is named, and nothing typed is lost`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let form = try await eva.fields(of: "/desk/new", on: "/desk/new")
      let answer = await eva.post(
        "/desk/new", form.merging(Self.article) { $1 },
        files: [("wall.png", Array("<svg onload=alert(1)>".utf8))])
      #expect(answer.status == 422)
      #expect(answer.text.contains("Wall.png: ") || answer.text.contains("wall.png: "))
      #expect(answer.text.contains("![A wall](wall.png)"))
      #expect(answer.text.contains("Choose the pictures again"))
    }
  }

  @Test(arguments: [
    "", "--", "--b", "--b\r\n", "--b\r\n\r\nx\r\n--b--", "--b--",
    "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
    "--b\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nno end",
    "--b\r\nContent-Disposition: form-data; name=\"body\"\r\nx: "
      + String(repeating: "x", count: 5_000) + "\r\n\r\nx\r\n--b--",
    String(
      repeating: "--b\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\nx\r\n", count: 400)
      + "--b--",
  ])
  func `a form with files that cannot be read is refused`(body: String) async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      eva.headers["CONTENT_TYPE"] = "multipart/form-data; boundary=b"
      let status = await eva.send("POST", "/desk/new", body: body).status
      // An empty form has no token.
      #expect(status == (body == "--b--" ? 403 : 400), "\(body)")
    }
  }

  @Test func `a preview is the page of the site, for the person alone`() async throws {
    try await DeskFixture.with { fixture in
      var (eva, emil) = (try await fixture.signedIn("eva"), try await fixture.signedIn("emil"))
      let form = try await eva.fields(of: "/desk/new", on: "/desk/new")
      let drafted = await eva.post(
        "/desk/new", form.merging(Self.article) { $1 }, files: [("wall.png", SamplePicture.png())])
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      let typed = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
        .merging(["headline": "Not saved <yet>", "place": "Harbour"]) { $1 }
      let sent = await eva.post("\(page)/preview", typed)
      let address = try #require(sent.header("Location"))
      let preview = await eva.get(address)
      #expect(preview.status == 200)
      #expect(preview.text.contains("<h1>Not saved &lt;yet&gt;</h1>"))
      #expect(preview.text.contains("The wall."))
      #expect(preview.text.contains(">Preview: not published</p>"))
      let links = preview.text.matches(of: /<a [^>]*href="([^"]*)"/).map { String($0.1) }
      #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("#") }, "\(links)")
      #expect(
        preview.header("Content-Security-Policy")?.contains("frame-ancestors 'self'") == true)
      #expect(preview.headers.filter { $0.name == "Content-Security-Policy" }.count == 1)
      let root = String(address.dropLast("articles/preview/".count))
      let style = try #require(preview.text.firstMatch(of: /href="\.\.\/\.\.\/(style-[^"]+)"/)).1
      #expect(await eva.get(root + style).header("Content-Type")?.hasPrefix("text/css") == true)
      let picture = try #require(
        preview.text.firstMatch(of: /src="\.\.\/\.\.\/(pictures\/[^"]+)"/)
      ).1
      let stored = await eva.get(root + picture)
      #expect(stored.header("Content-Type") == "image/png")
      #expect(stored.body == SamplePicture.png())
      // What cannot be read is said in the frame.
      _ = await eva.post("\(page)/preview", typed.merging(["language": "?", "copies": "7"]) { $1 })
      let unread = await eva.get(address)
      #expect(unread.status == 422)
      #expect(
        unread.header("Content-Security-Policy")?.contains("frame-ancestors 'self'") == true)
      for path in [address, root + picture] { #expect(await emil.get(path).status == 404) }
      #expect(await eva.get("\(root)pictures/x.png").status == 404)
      // A working copy is not a revision.
      #expect(await !eva.get(page).text.contains("Not saved"))
    }
  }

  @Test func `a changed picture is shown as it was and as it is`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let form = try await eva.fields(of: "/desk/new", on: "/desk/new")
      let drafted = await eva.post(
        "/desk/new", form.merging(Self.article) { $1 }, files: [("wall.png", SamplePicture.png())])
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      let edit = try await eva.fields(of: "\(page)/edit", on: "\(page)/edit")
      let other = SamplePicture.png(shade: 3)
      #expect(await eva.post("\(page)/edit", edit, files: [("wall.png", other)]).status == 303)
      let changes = await eva.get("\(page)/changes").text
      let former = try #require(changes.firstMatch(of: /<del><img src="([^"]+)" alt="wall.png"/)).1
      let new = try #require(changes.firstMatch(of: /<ins><img src="([^"]+)" alt="wall.png"/)).1
      #expect(await eva.get(String(former)).body == SamplePicture.png())
      #expect(await eva.get(String(new)).body == other)
    }
  }

  @Test func `pasted markup becomes Markdown`() async throws {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let token = try await eva.fields(of: "/desk/new", on: "/desk/new")["token"] ?? ""
      let html =
        "<h2>Lamps</h2><p class=MsoNormal><b>Two</b> <a href='https://a.example/'>lamps</a>"
        + "<script>alert(1)</script></p><ul><li>one</ul>"
      let answer = await eva.post("/desk/paste", ["html": html, "token": token])
      #expect(answer.header("Content-Type") == "application/json")
      #expect(
        answer.text
          == ###"{"markdown":"## Lamps\n\n**Two** [lamps](https://a.example/)\n\n- one\n"}"###)
      let deep = String(repeating: "<div>", count: 100_000)
      #expect(await eva.post("/desk/paste", ["html": deep, "token": token]).status == 400)
    }
  }

  @Test func `a picture that is named and not stored is missed on the article's page`()
    async throws
  {
    try await DeskFixture.with { fixture in
      var eva = try await fixture.signedIn("eva")
      let drafted = try await eva.fill(
        "/desk/new", on: "/desk/new",
        [
          "headline": "Lamp lit", "language": "en", "lead": "nofile.jpg",
          "body": "A lamp.\n\n![A wall](wall.png)\n\n![A map](https://maps.example/a.png)",
        ])
      let page = await eva.get(try #require(drafted.header("Location"))).text
      #expect(page.contains("Readers will not see nofile.jpg, wall.png, because no such picture"))
    }
  }
}
