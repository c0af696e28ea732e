import Foundation
import JSON
import PostgreSQL
import SCGI
import TestSupport
import Testing

/// Writing in a real browser.
@Suite(.serialized, .chromium, .database) struct WritingTests {
  @Test func `what is typed while the desk is away is saved when it answers again`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.type("Lamp lit", into: "#headline")
      try await browser.type("The lamp burned.", into: "#body")
      try await browser.wait(for: "Working copy saved at", in: "#copy-state")
      await site.stop()
      try await browser.type(" It rained.", into: "#body")
      try await browser.wait(for: "Not saved: no connection.", in: "#copy-state")
      // The revision is not sent into the void, and the form stays.
      try await browser.click("button.save")
      try await browser.type(" It snowed.", into: "#body")
      let text = "The lamp burned. It rained. It snowed."
      #expect(try await browser.content(of: "#body") == text)
      try site.start()
      try await browser.wait(for: "Working copy saved at", in: "#copy-state")
      // Another form offers it.
      try await site.open("/desk/new")
      #expect(try await browser.content(of: "#body") == "")
      try await browser.click("#copies a.button")
      try await browser.wait(for: "List", in: ".toolbar")
      #expect(try await browser.content(of: "#body") == text)
      try await browser.fill("#language", with: "en")
      try await browser.click("button.save")
      try await browser.wait(for: "The draft is saved.", in: "main")
      try await site.open("/desk/new")
      try await browser.wait(for: "List", in: ".toolbar")
      #expect(try await browser.text(of: "#copies") == "")
      #expect(try await browser.run("return localStorage.length") == .integer(0))
    }
  }

  @Test func `a browser that is closed while the desk is away offers the text the next time`()
    async throws
  {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      await site.stop()
      try await browser.type("Lamp lit", into: "#headline")
      try await browser.type("The lamp burned.", into: "#body")
      try await browser.wait(for: "Not saved: no connection.", in: "#copy-state")
      // Until nginx answers this, it may still hold the last request of the closed page.
      try await site.open("/desk")
      try await browser.wait(for: "Galley is starting.", in: "body")
      try site.start()
      try await site.open("/desk/new")
      try await browser.wait(for: "This browser has text from", in: "#copies")
      #expect(try await browser.content(of: "#body") == "")
      try await browser.click("#copies button")
      #expect(try await browser.content(of: "#headline") == "Lamp lit")
      #expect(try await browser.content(of: "#body") == "The lamp burned.")
      try await browser.wait(for: "Working copy saved at", in: "#copy-state")
      #expect(try await browser.run("return localStorage.length") == .integer(0))
    }
  }

  @Test func `text survives a lost session`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.type("Lamp lit", into: "#headline")
      try await TestDatabase.current.session().run("DELETE FROM galley.desk_sessions")
      try await browser.type("The lamp burned.", into: "#body")
      try await browser.wait(for: "Not saved: you are signed out.", in: "#copy-state")
      try await browser.click("button.save")
      try await browser.wait(for: "What you typed is kept", in: "main")
      try await site.signIn("eva")
      try await browser.wait(for: "You are signed in again.", in: "main")
      #expect(try await browser.content(of: "#body") == "The lamp burned.")
      try await browser.click("button.save")
      try await browser.wait(for: "The draft is saved.", in: "main")
    }
  }

  @Test func `shortcuts mark words, and what they do can be undone`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.type("A lamp", into: "#body")
      try await browser.wait(for: "2 words, 1 min to read", in: ".count")
      try await browser.run("document.querySelector('#body').setSelectionRange(2, 6)")
      try await browser.press(WebDriver.control, "b")
      #expect(try await browser.content(of: "#body") == "A **lamp**")
      try await browser.press(WebDriver.control, "b")
      #expect(try await browser.content(of: "#body") == "A lamp")
      try await browser.press(WebDriver.control, "z")
      #expect(try await browser.content(of: "#body") == "A **lamp**")
      try await browser.click("button[data-mark=heading]")
      #expect(try await browser.content(of: "#body") == "## A **lamp**")
    }
  }

  @Test func `saving by keyboard keeps the focus and the selection`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.type("Lamp lit", into: "#headline")
      try await browser.fill("#language", with: "en")
      try await browser.type("The lamp burned.", into: "#body")
      try await browser.run("document.querySelector('#body').setSelectionRange(4, 8)")
      try await browser.press(WebDriver.control, "s")
      try await browser.wait(for: "The draft is saved.", in: "main")
      try await browser.wait(for: "List", in: ".toolbar")
      let place = try await browser.run(
        """
        const field = document.activeElement;
        return [field.name, field.selectionStart, field.selectionEnd].join();
        """)
      #expect(place == .string("body,4,8"))
      // What is typed next belongs to the article.
      try await browser.press("X")
      try await browser.press(WebDriver.control, "s")
      try await browser.wait(for: "Saved.", in: "main")
      #expect(try await browser.content(of: "#body") == "The X burned.\n")
      try await browser.press("Y")
      try await browser.wait(for: "Working copy saved at", in: "#copy-state")
      try await browser.run("location.reload()")
      try await browser.wait(for: "You have text from", in: "#copies")
      try await browser.click("#copies form button")
      let _: Bool = try await browser.wait(for: "the discarded copy's end") {
        try await browser.run("return document.querySelector('#copies').childElementCount")
          == .integer(0) ? true : nil
      }
    }
  }

  @Test func `a picture that is too large is left out before it is sent`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.wait(for: "List", in: ".toolbar")
      func choose(_ sizes: [(name: String, bytes: Int)]) async throws {
        let files = sizes.map { "new File([new Uint8Array(\($0.bytes))], '\($0.name)')" }
        try await browser.run(
          """
          const chosen = new DataTransfer();
          for (const file of [\(files.joined(separator: ","))]) chosen.items.add(file);
          document.querySelector(".pictures").open = true;
          const field = document.querySelector("#pictures");
          field.files = chosen.files;
          field.dispatchEvent(new Event("change"));
          """)
      }
      let names =
        "return [...document.querySelector('#pictures').files].map((file) => file.name).join()"
      try await choose([("large.png", 20_000_001), ("small.png", 9)])
      try await browser.wait(
        for: "large.png has 20.1 MB; a picture may have 20 MB.", in: ".pictures [role=status]")
      #expect(try await browser.run(names) == .string("small.png"))
      try await choose([("one.png", 18_000_000), ("two.png", 18_000_000)])
      try await browser.wait(
        for: "two.png is left out: the pictures of one revision may have 30 MB together.",
        in: ".pictures [role=status]")
      #expect(try await browser.run(names) == .string("one.png"))
      // The preview says that it is not there yet.
      try await browser.click("button.preview")
      try await browser.wait(
        for: "Pictures that are not saved yet are not in the preview.", in: ".preview .hint")
    }
  }

  @Test func `a question mark shows the shortcuts, except where somebody types`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk", as: "eva")
      try await browser.press("?")
      try await browser.wait(for: "Go to the articles to review", in: "dialog[open]")
      try await browser.click("dialog button")
      try await browser.press("g")
      try await browser.press("n")
      try await browser.wait(for: "New article", in: "h1")
      try await browser.type("Why?", into: "#body")
      #expect(try await browser.content(of: "#body") == "Why?")
      #expect(try await browser.run("return document.querySelector('dialog')") == .null)
    }
  }

  @Test func `a person sees who else has the article open`() async throws {
    try await DeskSite.with { site in
      var emil = try await site.fixture.signedIn("emil")
      let drafted = try await emil.fill(
        "/desk/new", on: "/desk/new", ["headline": "Lamp lit", "body": "It.", "language": "en"])
      let page = String(try #require(drafted.header("Location")).prefix { $0 != "?" })
      let form = try await emil.fields(of: "\(page)/edit", on: "\(page)/edit")
      #expect(await emil.post("\(page)/presence", form).text == #"{"others":""}"#)
      try await site.open("\(page)/edit", as: "eva")
      try await site.browser.wait(for: "emil has this article open, too.", in: "#others")
      let others = #"{"others":"eva has this article open, too."}"#
      let _: Bool = try await site.browser.wait(for: "the note of eva's browser") {
        await emil.post("\(page)/presence", form).text == others ? true : nil
      }
    }
  }

  @Test func `pasted markup becomes Markdown, and a dropped picture is saved`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.type("Lamp lit", into: "#headline")
      try await browser.run(
        """
        const data = new DataTransfer();
        data.setData("text/html", "<p><b>Two</b> lamps</p>");
        data.setData("text/plain", "Two lamps");
        const area = document.querySelector("#body");
        area.focus();
        area.dispatchEvent(new ClipboardEvent(
          "paste", { clipboardData: data, cancelable: true, bubbles: true }));
        """)
      try await browser.wait(for: "2 words", in: ".count")
      #expect(try await browser.content(of: "#body") == "**Two** lamps")
      let picture = Data(SamplePicture.png()).base64EncodedString()
      try await browser.run(
        """
        const bytes = Uint8Array.from(atob(arguments[0]), c => c.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], "A Wall.PNG", { type: "image/png" }));
        document.querySelector("#body").dispatchEvent(new DragEvent(
          "drop", { dataTransfer: data, cancelable: true, bubbles: true }));
        """, .string(picture))
      #expect(try await browser.content(of: "#body").contains("![](a-wall.png)"))
      try await browser.run("document.querySelector('details.pictures').open = true")
      try await browser.type("The wall.", into: "#image-0-caption")
      try await browser.fill("#language", with: "en")
      try await browser.click("button.preview")
      try await browser.wait(for: "Phone", in: "section.preview")
      try await browser.wait(for: "Working copy saved at", in: "#copy-state")
      let _: Bool = try await browser.wait(for: "the preview") {
        let text = try await browser.run(
          "return document.querySelector('iframe').contentDocument.body.innerText")
        return "\(text)".contains("Two lamps") ? true : nil
      }
      try await browser.click("button.save")
      try await browser.wait(for: "The draft is saved.", in: "main")
      let count: Int = try await TestDatabase.current.session().value(
        "SELECT count(*) FROM galley.pictures")
      #expect(count == 1)
    }
  }
}
