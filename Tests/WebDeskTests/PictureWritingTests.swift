import Foundation
import JSON
import PostgreSQL
import TestSupport
import Testing

/// Pictures in the editor's form, in a real browser.
@Suite(.serialized, .chromium, .database) struct PictureWritingTests {
  @Test func `a pasted picture gets a name of its own, and a chosen one may replace a stored one`()
    async throws
  {
    try await DeskSite.with { site in
      let browser = site.browser
      func give(_ shade: UInt8, by event: String) async throws {
        try await browser.run(
          """
          const bytes = Uint8Array.from(atob(arguments[0]), c => c.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], "image.png", { type: "image/png" }));
          const area = document.querySelector("#body");
          const field = document.querySelector("#pictures");
          document.querySelector(".pictures").open = true;
          if (arguments[1] === "paste") {
            area.dispatchEvent(new ClipboardEvent(
              "paste", { clipboardData: data, cancelable: true, bubbles: true }));
          } else {
            field.files = data.files;
            field.dispatchEvent(new Event("change"));
          }
          """, .string(Data(SamplePicture.png(shade: shade)).base64EncodedString()), .string(event))
      }
      let names =
        "return [...document.querySelector('#pictures').files].map((file) => file.name).join()"
      try await site.open("/desk/new", as: "eva")
      try await browser.wait(for: "List", in: ".toolbar")
      try await browser.type("Lamp lit", into: "#headline")
      try await browser.fill("#language", with: "en")
      try await give(1, by: "paste")
      try await browser.click("button.stay")
      try await browser.wait(for: "The draft is saved.", in: "main")
      try await browser.wait(for: "List", in: ".toolbar")
      try await give(2, by: "paste")
      #expect(try await browser.content(of: "#body").contains("![](image-1.png)"))
      #expect(try await browser.run(names) == .string("image-1.png"))
      // What is chosen later does not push out what was pasted.
      try await give(3, by: "choice")
      #expect(try await browser.run(names) == .string("image-1.png,image.png"))
      try await browser.wait(
        for: "Stored pictures of the same name are replaced: image.png.",
        in: ".pictures [role=status]")
      try await browser.click("button.save")
      try await browser.wait(for: "Saved.", in: "main")
      let count: Int = try await TestDatabase.current.session().value(
        "SELECT count(*) FROM galley.pictures")
      #expect(count == 3)
    }
  }

  @Test func `of two chosen files with the same name, the second is renamed`() async throws {
    try await DeskSite.with { site in
      let browser = site.browser
      try await site.open("/desk/new", as: "eva")
      try await browser.wait(for: "List", in: ".toolbar")
      let names = try await browser.run(
        """
        const chosen = new DataTransfer();
        for (const text of ["a", "b"]) chosen.items.add(new File([text], "IMG_1.jpg"));
        const field = document.querySelector("#pictures");
        field.files = chosen.files;
        field.dispatchEvent(new Event("change"));
        return [...field.files].map((file) => file.name).join();
        """)
      #expect(names == .string("IMG_1.jpg,IMG_1-1.jpg"))
    }
  }
}
