import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Commands that cannot be undone ask at a terminal, and require `--yes` elsewhere.
@Suite(.database) struct ConfirmationCommandTests {
  let office = Office()

  /// Runs a command on a terminal, and types `answer` after its question.
  private func onTerminal(_ command: String, typing answer: String) async throws
    -> GalleyBinary.Outcome
  {
    try await GalleyBinary().terminal(
      "trap : INT; \"$GALLEY\" --as anna \(command)",
      typing: "wait_until grep -aq 'y/N' screen; printf '\(answer)'",
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
  }

  private func events() async throws -> Int {
    try await office.database.session().value("SELECT count(*) FROM galley.events")
  }

  @Test func `a terminal says what a kill does, and asks`() async throws {
    try await office.publish()
    let line = "kill harbour-lamp --notice Untrue."
    for (answer, code, end) in [
      ("n\\n", 1, "galley: not confirmed; nothing was done\r\n"),
      ("\\n", 1, "galley: not confirmed; nothing was done\r\n"),
      ("\\004", 1, "galley: not confirmed; nothing was done\r\n"), ("\\003", 130, "^C"),
    ] {
      let outcome = try await onTerminal(line, typing: answer)
      #expect(outcome.exitCode == code, "\(answer): \(outcome.stdout)")
      #expect(outcome.stdout.hasSuffix(end), "\(answer): \(outcome.stdout)")
      #expect(
        outcome.stdout.hasPrefix(
          """
          Killing harbour-lamp cannot be undone.
            harbour-lamp is live.
            The public gets only this notice: Untrue.
            Nobody can revise or publish it again.
          Kill harbour-lamp? [y/N]\u{20}
          """.replacing("\n", with: "\r\n")), "\(outcome.stdout)")
    }
    #expect(try await events() == 4)
    let killed = try await onTerminal(line, typing: "y\\n")
    #expect(killed.exitCode == 0, "\(killed.stdout)")
    #expect(killed.stdout.hasSuffix("Killed harbour-lamp\r\n"), "\(killed.stdout)")
    #expect(try await events() == 5)
  }

  @Test func `without a terminal, a kill requires --yes, and --dry-run kills nothing`()
    async throws
  {
    try await office.publish()
    _ = try await office.text("assign", "harbour-lamp", "eva")
    let words = ["kill", "harbour-lamp", "--notice", "Untrue."]
    func run(_ more: String..., as person: String = "anna") async throws -> GalleyBinary.Outcome {
      try await GalleyBinary().run(
        ["--as", person] + words + more, stdin: "y\n",
        environment: ["GALLEY_DATABASE_URL": office.database.url()])
    }
    let bare = try await run()
    #expect(bare.exitCode == 64)
    #expect(
      bare.stderr
        == "galley: killing harbour-lamp cannot be undone; add --yes to do it, or --dry-run to see "
        + "what it would do\n")
    #expect(try await run(as: "eva").exitCode == 77, "a rule comes first")
    for more in [["--dry-run"], ["--dry-run", "--yes"]] {
      let dry = try await GalleyBinary().run(
        ["--as", "anna"] + words + more,
        environment: ["GALLEY_DATABASE_URL": office.database.url()])
      #expect(dry.exitCode == 0)
      #expect(
        dry.stdout == """
          Killing harbour-lamp cannot be undone.
            harbour-lamp is live; this ends its assignment to eva.
            The public gets only this notice: Untrue.
            Nobody can revise or publish it again.

          """)
      #expect(dry.stderr == "this was a dry run; nothing was done\n")
    }
    #expect(try await events() == 5)
    #expect(try await run("--yes").stdout == "Killed harbour-lamp; ended its assignment to eva\n")
    let again = try await run()
    #expect(again.exitCode == 0, "nothing would be lost")
    #expect(again.stdout == "Nothing to do: harbour-lamp is approved and killed\n")
  }

  @Test func `several kills are one question`() async throws {
    try await office.publish()
    try await office.draft("second-lamp")
    let words = ["kill", "harbour-lamp", "second-lamp", "@1", "--notice", "Untrue."]
    let dry = try await GalleyBinary().run(
      ["--as", "anna"] + words + ["--dry-run"],
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(dry.exitCode == 2, "second-lamp was never public")
    #expect(dry.stdout.hasPrefix("Killing harbour-lamp cannot be undone.\n"), "\(dry.stdout)")
    #expect(dry.stderr.contains("second-lamp: cannot kill second-lamp"), "\(dry.stderr)")
    let asked = try await onTerminal(
      "kill harbour-lamp second-lamp --notice Untrue.", typing: "n\\n")
    let question = try #require(asked.stdout.split(separator: "Kill harbour-lamp?").first)
    #expect(
      question.contains("second-lamp stays as it is: cannot kill second-lamp"),
      "the question names what it leaves out: \(asked.stdout)")
    let lines = try await GalleyBinary().run(
      ["--as", "anna", "kill", "-", "--notice", "Untrue."], stdin: "harbour-lamp\n",
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(lines.exitCode == 64, "standard input is not a terminal")
  }

  @Test func `an erasure asks, and says what it erases`() async throws {
    try await office.draft()
    let words = ["log", "erase", "harbour-lamp", "--reason", "Minors", "--ground", "Art.17"]
    let dry = try await office.run(
      "log", "erase", "harbour-lamp", "--reason", "Minors", "--ground", "Art.17", "--dry-run",
      as: "anna")
    #expect(dry.exitCode == 0, "\(dry.stderr)")
    #expect(
      dry.stdout.hasPrefix("Erasing the text of revision 1 of harbour-lamp cannot be undone.\n"))
    let no = try await onTerminal(words.joined(separator: " "), typing: "no\\n")
    #expect(no.exitCode == 1)
    #expect(no.stdout.contains("Erase it? [y/N] no\r\n"), "\(no.stdout)")
    let bare = try await office.run(
      "log", "erase", "harbour-lamp", "--reason", "Minors", "--ground", "Art.17", as: "anna")
    #expect(bare.exitCode == 64)
    #expect(try await events() == 1)
  }

  @Test func `taking away the second last admin asks, and the last admin stays`() async throws {
    let bare = try await office.run("user", "disable", "adam", as: "anna")
    #expect(bare.exitCode == 64)
    #expect(
      bare.stderr
        == "galley: disabling adam leaves anna as the only admin; add --yes to do it, or --dry-run "
        + "to see what it would do\n")
    #expect(try await office.run("user", "role", "adam", "editor", as: "anna").exitCode == 64)
    let dry = try await office.text("user", "disable", "adam", "--dry-run")
    #expect(
      dry == """
        Disabling adam leaves anna as the only admin.
          Nobody can then approve what anna writes.
          If anna cannot act, only the server's administrator can add an admin.

        """)
    let no = try await onTerminal("user disable adam", typing: "n\\n")
    #expect(no.exitCode == 1, "\(no.stdout)")
    #expect(try await office.text("user", "disable", "adam", "--yes") == "Disabled adam\n")
    let last = try await GalleyBinary().run(
      ["user", "role", "anna", "editor", "--yes"],
      environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(last.exitCode == 1)
    #expect(last.stderr.contains("anna is the last admin of this newsroom"))
    #expect(try await office.run("user", "disable", "eva", as: "anna").exitCode == 0)
  }

  @Test func `admins who take their own role are asked`() async throws {
    let third = office.database.newLogin("alma")
    #expect(try await office.run("user", "add", third, "--role", "admin", as: "anna").exitCode == 0)
    let bare = try await office.run("user", "role", "anna", "auditor", as: "anna")
    #expect(bare.exitCode == 64)
    let dry = try await office.run("user", "role", "anna", "auditor", "--dry-run", as: "anna")
    #expect(dry.stdout.contains("This is your own role. Only another admin can give it back"))
    let other = try await office.run("user", "role", third, "editor", "--dry-run", as: "anna")
    #expect(!other.stdout.contains("your own role"), "\(other.stdout)")
  }

  @Test func `the details of a receipt are printed with --verbose`() async throws {
    try await office.draft()
    let text = try await office.text("submit", "harbour-lamp", "-v", as: "eva")
    let id = try #require(try await office.object("show", "harbour-lamp")["id"] as? String)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first == "Submitted harbour-lamp, revision 1")
    #expect(lines.contains("article   harbour-lamp (\(id))"))
    #expect(lines.contains("version   2"))
    #expect(lines.contains { $0.contains(/^digest    [0-9a-f]{64}$/) })
    #expect(lines.contains { $0.hasPrefix("event 2   ArticleSubmitted, position ") })
  }
}
