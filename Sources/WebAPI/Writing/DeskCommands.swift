import Editorial
import JSON
import Newsroom

/// The commands of editors and of reviewers.
enum DeskCommands {
  private static let note = APIInput(
    "text", in: .body, "The note.", .words(.note),
    example: "Call the harbour master before noon.", isRequired: true)
  private static let noteWords = APIInput(
    "words", in: .body, "The words of the text that the note is about; null for the whole article.",
    InputType<String?>.nullable(.text(atMost: 2_000)), example: .null)
  private static let resolved = APIInput(
    "note", in: .body, "The number of the note.", .integer(1...(.max)), example: .integer(7),
    isRequired: true)
  private static let resolving = APIInput(
    "text", in: .body, "What was done about it.", .words(.note),
    example: "The council confirms it.", isRequired: true)
  private static let person = APIInput(
    "person", in: .body, "The login of the person.", .text(atMost: 63), example: "eva",
    isRequired: true)
  private static let due = APIInput(
    "due", in: .body, "The day on which it is due.",
    InputType<CalendarDate?>.nullable(.day), example: "2026-12-01")
  private static let revision = APIInput(
    "revision", in: .body, "The number of the revision to restore.", .integer(1...(.max)),
    example: .integer(1), isRequired: true)

  private static let policy = APIInput(
    "replies", in: .body,
    "open, closed, or a number of days after the first publication; null for the newsroom's default.",
    InputType<ReplyPolicy?>.nullable(.replyPolicy), example: "14 days", isRequired: true)

  static let routes: [APIRoute] = [
    .command("submit", "submit", "Submit the working revision for review.") { _ in .submit },
    .command("withdraw", "withdraw", "Withdraw a submission.") { _ in .withdraw },
    .command("restore", "restore", "Save an earlier revision again.", [revision]) { request in
      .restore(revision: try request.required(revision))
    },
    .command(
      "note", "addNote", "Add a note for the people of the newsroom.", [note, noteWords], addNote),
    .command("resolve", "resolveNote", "Resolve a note.", [resolved, resolving]) { asked in
      Answer(
        value: try await asked.author.resolve(
          note: try asked.request.required(resolved), of: asked.id,
          with: try asked.request.required(resolving), options: asked.options))
    },
    .command("assign", "assign", "Assign an article to a person.", [person, due]) { asked in
      Answer(
        value: try await asked.author.assign(
          asked.id, to: try asked.request.required(person),
          due: try asked.request[due].flatMap(\.self), options: asked.options))
    },
    .command("rename", "rename", "Give an article another slug.", [Inputs.slug]) { request in
      guard let slug = try request.slug(Inputs.slug) else {
        throw Failure(.invalid, "slug is missing")
      }
      return .rename(to: slug)
    },
    .command(
      "set-reply-policy", "setReplyPolicy", "Open or close replies of readers to an article.",
      [policy]
    ) { request in .setReplyPolicy(try request.required(policy)) },
    .command(
      "spike", "spike", "Spike an article that was never published.", [Inputs.reason]
    ) { request in .spike(reason: try request.required(Inputs.reason)) },
    .command("unspike", "unspike", "Take a spiked article up again.") { _ in .unspike },
    .command(
      "approve", "approve",
      "Approve the submitted text. Send If-Match, so that you approve what you have read."
    ) { asked in
      Answer(value: try await asked.author.approve(asked.id, options: asked.options))
    },
    .command(
      "request-changes", "requestChanges", "Send an article back with a reason.", [Inputs.reason]
    ) { request in .requestChanges(reason: try request.required(Inputs.reason)) },
  ]

  private static func addNote(_ asked: CommandRequest) async throws -> Answer<Receipt> {
    let text = try asked.request.required(note)
    guard let words = try asked.request[noteWords].flatMap(\.self) else {
      return Answer(
        value: try await asked.author.note(text, on: asked.id, options: asked.options))
    }
    return Answer(
      value: try await asked.author.note(
        text, onWords: words, of: asked.id, options: asked.options))
  }
}
