import TestSupport
import Testing

extension Story {
  /// Anna notes something on a passage and sends the article back; Eva resolves the note. Anna changes a
  /// word, and may then not approve the text; Ada may.
  func review() async throws {
    try await others.signIn("anna")
    try await review("Submitted by eva")
    try await others.open(form: "note")
    try await others.write("slept for an hour", in: "#note-words")
    try await others.write("Who says so?", in: "#note-note")
    try await others.send("note")
    try await others.see("The note is added.")
    try await others.see("slept for an hour", in: ".notes")
    try await others.write("See my note.", in: "#request-changes-reason")
    try await others.send("request-changes")
    try await others.see("Sent back.")
    try await answerNote()

    try await review("Submitted by eva")
    try await others.press(".decision a[href^='/desk/articles/']")
    try await others.see("Submit for review")
    try await others.press("main a[href$='/edit']")
    try await others.see("Edit", in: "h1")
    try await others.write("Lamp lit again", in: "#headline")
    try await others.press("button.save")
    try await others.see("Saved.")
    try await others.send("submit")
    try await others.see("Submitted for review.")
    try await others.see("somebody who did not work on it must approve it", in: ".step-refused")
    try await others.signOut()

    try await others.signIn("ada")
    try await review("Submitted by anna")
    try await others.press(".decision form[action$='/approve'] button")
    try await others.see("Approved.")
  }

  /// Goes to the page of the article that waits longest for review.
  private func review(_ standing: String) async throws {
    try await others.go(to: "/desk/queue", "To review")
    try await others.press("main .entries :is(h2, h3) a")
    try await others.see(standing)
  }

  private func answerNote() async throws {
    try await eva.go(to: "/desk", "Home")
    try await eva.see("anna: See my note.")
    try await eva.press("main .entries :is(h2, h3) a")
    try await eva.see("Who says so?")
    try await eva.press("main a[href$='/edit']")
    try await eva.see("Edit", in: "h1")
    try await eva.see("slept for an hour", in: ".notes")
    try await eva.write("The keeper himself.", in: ".notes input[name=text]")
    try await eva.send("resolve")
    try await eva.see("The note is resolved.")
    try await eva.write(
      "The torch burned all night.\n\nThe keeper slept, he said.\n\nNo ship was lost, he said.",
      in: "#body")
    try await eva.press("button.save")
    try await eva.see("Saved.")
    try await eva.send("submit")
    try await eva.see("Submitted for review.")
  }
}
