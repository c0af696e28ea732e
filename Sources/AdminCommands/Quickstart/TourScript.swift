/// The steps of the quickstart, in order.
struct TourScript {
  /// Logins that no real person has.
  static let editor = "erin.quickstart"
  static let admin = "ada.quickstart"

  let file: String
  /// Whether to leave out the steps that only show something.
  let isBrief: Bool

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
      .chapter("Erin drafts an article from a Markdown file and submits it."),
      .write(.firstDraft, words: "The file"),
      erin("draft", file),
      erin("submit", slug),
      .chapter("An editor cannot approve."),
      .command(["--as", Self.editor, "approve", slug], expecting: .notPermitted),
      .chapter("Nor can an admin who worked on the text. You are an admin, and you add a comma."),
      .write(.mended, words: "The file, based on revision 1, with a comma after 'In October'"),
      .command(["revise", slug, file]),
      .command(["submit", slug]),
      .command(["approve", slug], expecting: .refused),
    ]
  }

  private var review: [TourStep] {
    [
      .chapter("Ada finds it in the queue, and asks for a missing section.")
    ] + shown([ada("queue")]) + [
      ada("request-changes", slug, "--reason", "Say who pays for the lamp."),
      .write(.completed, words: "The file, based on revision 2, with a new section"),
      erin("revise", slug, file),
      erin("submit", slug),
    ] + shown([ada("diff", slug)]) + [
      .chapter("Ada did not work on it, so she may approve. She publishes exactly what she read."),
      ada("approve", slug),
      ada("publish", slug),
    ] + shown([.command(["live"])])
  }

  private var correction: [TourStep] {
    [
      .chapter(
        "A reader reports that the tower has 112 steps. The live text stays for now."),
      .write(.corrected, words: "The file, based on revision 3, with the number corrected"),
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
      .chapter("What readers see, what changed, and who did what.")
    ] + shown([.command(["show", slug]), .command(["diff", slug, "3", "4"])]) + [
      .command(["history", slug]),
      .chapter("Every read model is rebuilt from the log, with the same content as before."),
    ] + shown([digests]) + [
      .rebuild(["projection", "rebuild", "--all"])
    ]
      + shown([
        digests,
        .chapter("The log itself: all events, in order."),
        .command(["log", "tail", "-n", "5"]),
      ])
  }

  private var digests: TourStep { .command(["projection", "status", "--digests"]) }

  /// Steps that a brief tour leaves out.
  private func shown(_ steps: [TourStep]) -> [TourStep] { isBrief ? [] : steps }
}

/// One step of the quickstart.
enum TourStep {
  /// A heading.
  case chapter(String)
  /// Write this text to the article's file.
  case write(SampleArticle, words: String)
  /// A command line, without the program's name, and the exit code that it must end with.
  case command([String], expecting: ExitCode? = nil)
  /// Rebuild all read models. Their content must not change.
  case rebuild([String])
}
