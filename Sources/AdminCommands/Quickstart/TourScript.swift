/// What happens in the quickstart, in order.
struct TourScript {
  /// Logins that nobody has in earnest.
  static let editor = "erin.quickstart"
  static let admin = "ada.quickstart"

  let file: String

  var steps: [TourStep] { people + firstDraft + review + correction + record }

  private let slug = "harbour-lamp"

  private func erin(_ words: String...) -> TourStep { .command(["--as", Self.editor] + words) }

  private func ada(_ words: String...) -> TourStep { .command(["--as", Self.admin] + words) }

  private var people: [TourStep] {
    [
      .chapter("Two people: Erin writes, Ada reviews and publishes."),
      .command(["user", "add", Self.editor, "--role", "editor"]),
      .command(["user", "add", Self.admin, "--role", "admin"]),
    ]
  }

  private var firstDraft: [TourStep] {
    [
      .chapter("Erin drafts an article from a Markdown file and hands it in."),
      .write(.firstDraft, words: "The file"),
      erin("draft", file),
      erin("submit", slug),
      .chapter("An editor cannot approve."),
      .command(["--as", Self.editor, "approve", slug], expecting: .notPermitted),
      .chapter("Nor can an admin who worked on the text. You are one; you mend a comma."),
      .write(.mended, words: "The file, with a comma after 'In October' and over revision 1"),
      .command(["revise", slug, file]),
      .command(["submit", slug]),
      .command(["approve", slug], expecting: .refused),
    ]
  }

  private var review: [TourStep] {
    [
      .chapter("Ada finds it waiting, and asks for something that is missing."),
      ada("queue"),
      ada("request-changes", slug, "--reason", "Say who pays for the lamp."),
      .write(.completed, words: "The file, with a new section, over revision 2"),
      erin("revise", slug, file),
      erin("submit", slug),
      ada("diff", slug),
      .chapter("Ada worked on none of it: she may approve, and publishes exactly what she read."),
      ada("approve", slug),
      ada("publish", slug),
      .command(["live"]),
    ]
  }

  private var correction: [TourStep] {
    [
      .chapter("A reader writes in: the tower has 112 steps. The live text stays until corrected."),
      .write(.corrected, words: "The file, with the number put right, over revision 3"),
      erin("revise", slug, file),
      erin("submit", slug),
      ada("approve", slug),
      ada(
        "correct", slug, "--notice",
        "An earlier version gave the tower 121 steps. It has 112."),
    ]
  }

  private var record: [TourStep] {
    [
      .chapter("What readers see, what changed, and who did what."),
      .command(["show", slug]),
      .command(["diff", slug, "3", "4"]),
      .command(["history", slug]),
      .chapter("Every read model is made again from the log, and holds what it held before."),
      .command(["projection", "status", "--digests"]),
      .rebuild(["projection", "rebuild", "--all"]),
      .command(["projection", "status", "--digests"]),
      .chapter("The log itself: what happened, in the order it did."),
      .command(["log", "tail", "-n", "5"]),
    ]
  }
}
