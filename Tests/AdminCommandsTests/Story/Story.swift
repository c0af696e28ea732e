import Foundation
import JSON
import TestSupport
import Testing

/// The story of an article in the desk, from the draft to the kill. Eva writes; Emil and Anna, who is
/// an admin, work on her text; Ada, another admin, publishes it.
struct Story {
  let newsroom: ServedNewsroom
  /// Eva's browser.
  let eva: DeskDriver
  /// The browser of everybody else, one after the other.
  let others: DeskDriver
  /// A picture, with the name `lamp.png`.
  let picture: String

  private var hasScripts: Bool { eva.variant.hasScripts }

  static let paragraphs = [
    "The lamp burned all night.", "The keeper slept for two hours.", "No ship was lost.",
  ]

  func tell() async throws {
    try await draft()
    try await edit()
    try await review()
    try await publish()
    try await correct()
    try await moderate()
    try await kill()
  }
}

// MARK: Writing

extension Story {
  /// Eva writes a draft with a picture. The desk is killed while she does.
  private func draft() async throws {
    try await eva.signIn("eva")
    try await eva.press("main a[href='/desk/new']")
    try await eva.see("New article", in: "h1")
    if hasScripts { try await eva.see("List", in: ".toolbar") }
    try await eva.write("Lamp lit", in: "#headline")
    try await eva.write(Self.paragraphs[0], in: "#body")
    if hasScripts { try await crashWhileTyping() }
    try await eva.add("\n\n" + Self.paragraphs[1...].joined(separator: "\n\n"), to: "#body")
    try await eva.write("Eva", in: "#byline")
    try await eva.write("Harbour", in: "#place")
    try await eva.add("11302026", to: "#date")
    try await eva.write("en", in: "#language")
    try await eva.press("details.pictures > summary")
    try await eva.attach(picture, to: "#pictures")
    try await eva.write("lamp.png", in: "#lead")
    for (field, text) in [
      ("caption", "The lamp at night."), ("alt", "A lamp on a tower"), ("credit", "Eva"),
    ] { try await eva.write(text, in: "#lead-\(field)") }
    if hasScripts {
      try await eva.see("Working copy saved at", in: "#copy-state")
      try await eva.press("button.save")
    } else {
      try await crashWhileSaving()
    }
    try await eva.see("The draft is saved.")
    #expect(
      try await eva.browser.run(
        "return document.querySelector('.manuscript figure img')?.naturalWidth") == .integer(4))
  }

  /// What was typed is in the browser, which is closed, too. The next form offers it.
  private func crashWhileTyping() async throws {
    try await eva.see("Working copy saved at", in: "#copy-state")
    try await newsroom.kill()
    try await eva.add(" It rained.", to: "#body")
    try await eva.see("Not saved: no connection.", in: "#copy-state")
    try await eva.browser.open("about:blank")
    try await newsroom.start()
    try await eva.open("/desk/new")
    try await eva.see("This browser has text from", in: "#copies")
    #expect(try await eva.browser.content(of: "#body") == "")
    try await eva.press("#copies [data-local] button")
    #expect(
      try await eva.browser.content(of: "#body") == "\(Self.paragraphs[0]) It rained.")
    try await eva.write(Self.paragraphs[0], in: "#body")
  }

  /// The form is sent into the void. The page says what to do, and then it is saved.
  private func crashWhileSaving() async throws {
    try await newsroom.kill()
    try await eva.press("button.save")
    try await eva.browser.wait(for: "by loading this page again", in: "body")
    try await newsroom.start()
    try await eva.browser.reload()
  }

  /// Emil and Eva edit the text at the same time. She merges, and submits it.
  private func edit() async throws {
    try await eva.press("main a[href$='/edit']")
    try await eva.see("Edit", in: "h1")
    try await others.signIn("emil")
    try await others.go(to: "/desk/articles", "Articles")
    try await others.press("tbody th a")
    try await others.see("Lamp lit", in: "h1")
    try await others.press("main a[href$='/edit']")
    try await others.see("Edit", in: "h1")
    if hasScripts { try await others.see("eva has this article open", in: "#others") }
    try await others.write(
      "The candle burned all night.\n\n\(Self.paragraphs[1])\n\nNo ship was lost, he said.",
      in: "#body")
    try await others.press("button.save")
    try await others.see("Saved.")
    try await others.signOut()

    try await eva.write(
      "The torch burned all night.\n\nThe keeper slept for an hour.\n\n\(Self.paragraphs[2])",
      in: "#body")
    try await eva.press("button.save")
    try await eva.see("Somebody else saved in the meantime", in: "h1")
    try await eva.choose("#choice-1-mine")
    try await eva.press("button.merge")
    try await eva.see("This is the merged text.")
    #expect(
      try await eva.browser.content(of: "#body") == """
        The torch burned all night.

        The keeper slept for an hour.

        No ship was lost, he said.

        """)
    try await eva.press("button.save")
    try await eva.see("Saved.")
    try await eva.send("submit")
    try await eva.see("Submitted for review.")
  }
}
