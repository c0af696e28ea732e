import JSON
import TestSupport
import Testing

extension Story {
  /// Ada schedules the article, and then publishes it at once.
  func publish() async throws {
    try await others.open(form: "schedule")
    try await others.write("tomorrow 6:00", in: "#schedule-time")
    try await others.send("schedule")
    try await others.see("Scheduled.")
    try await others.press("header nav a[href='/desk/calendar']")
    try await others.see("Times are in the zone")
    try await others.go(to: "/desk", "Home")
    try await others.see("scheduled for")
    try await others.press("main .entries :is(h2, h3) a")
    try await others.see("Lamp lit again", in: "h1")
    try await others.send("publish")
    try await others.see("Published.")
    try await readSite(for: "The keeper slept, he said.")
  }

  /// Eva corrects the text, and Ada publishes the correction.
  func correct() async throws {
    try await eva.press("main a[href$='/edit']")
    try await eva.see("Edit", in: "h1")
    try await eva.write(
      "The lamp burned all night.\n\nThe keeper slept, he said.\n\nNo ship was lost, he said.",
      in: "#body")
    try await eva.press("button.save")
    try await eva.see("Saved.")
    try await eva.send("submit")
    try await eva.see("Submitted for review.")
    try await openArticle()
    try await others.send("approve")
    try await others.see("Approved.")
    try await others.see("Publish the new text")
    try await others.see("Readers will see these changes:")
    try await others.write("The lamp burned all night.", in: "#correct-notice")
    try await others.send("correct")
    try await others.see("Published with a correction.")
    try await readSite(for: "The lamp burned all night.")
  }

  /// A reader replies, and Ada approves the reply.
  func moderate() async throws {
    let article = try await eva.browser.address.split(separator: "/").last.map { $0.prefix(36) }
    try await eva.signOut()
    try await eva.open("/replies/\(article ?? "")")
    try await eva.see("Leave a reply", in: "h1")
    try await eva.write("Mara Bell", in: "#name")
    try await eva.write("I saw it burn.", in: "#text")
    // A form that was filled in very quickly is shown again.
    repeat { try await sendReply() } while try await eva.browser.text(of: "h1") != "Thank you"
    try await eva.see("We have received your reply.")
    try await others.go(to: "/desk/replies", "Replies")
    try await others.see("I saw it burn.")
    try await others.choose(".replies input")
    try await others.press("#decision button[value=approve]")
    try await others.see("No reply is waiting.")
  }

  /// Waits for the page that answers.
  private func sendReply() async throws {
    try await eva.browser.run("document.body.dataset.isSent = true")
    try await eva.press("main button")
    let _: Bool = try await eva.browser.wait(for: "the answer to the reply") {
      try await eva.browser.run(
        "return document.readyState === 'complete' && !document.body.dataset.isSent")
        == .boolean(true) ? true : nil
    }
  }

  /// Ada kills the article. The public gets the notice.
  func kill() async throws {
    try await openArticle()
    try await others.press("main a[href$='/kill']")
    try await others.see("Kill “", in: "h1")
    try await others.write("Invented.", in: "#kill-reason")
    try await others.write("The article was untrue.", in: "#kill-notice")
    try await others.write(ServedNewsroom.password, in: "#kill-password")
    try await others.send("kill")
    try await others.see("Killed.")
    try await readSite(for: "The article was untrue.")
  }

  private func openArticle() async throws {
    try await others.go(to: "/desk/articles", "Articles")
    try await others.press("tbody th a")
    try await others.see("Lamp lit again", in: "h1")
  }

  /// Finds a text on the article's page of the public site, which follows the log.
  private func readSite(for text: String) async throws {
    let _: Bool = try await others.browser.wait(for: "the changed site") {
      try await others.open("/articles/lamp-lit/")
      return try await others.browser.text(of: "body").contains(text) ? true : nil
    }
    try await others.see(text, in: "body")
    try await others.open("/desk")
    try await others.see("Home", in: "h1")
  }
}
