import Foundation
import PostgreSQL
import TestSupport
import Testing

/// What 'mine', 'agenda', 'activity' and 'whoami' print, and the options of lists.
@Suite(.database) struct DayCommandsTests {
  private let office = Office()

  @Test func `mine helps a person who has nothing to do`() async throws {
    let nobody = try await office.run("mine", as: "emil")
    #expect((nobody.exitCode, nobody.stdout) == (0, ""))
    #expect(
      nobody.stderr == "nothing is waiting for you, and you have not written anything yet; "
        + "'galley draft story.md' drafts your first article\n")
    let auditor = try await office.run("mine", as: "otto")
    #expect(
      auditor.stderr == "an auditor has nothing to do; see 'galley agenda' or 'galley list'\n")
    #expect(
      try await office.run("mine", as: "anna").stderr
        == "nothing is waiting for you; see 'galley agenda' or 'galley list'\n")
    try await office.draft()
    #expect(
      try await office.run("mine", "--only", "due", as: "eva").stderr == "nothing in this group\n")
    #expect(try await office.run("mine", "--after", "1_x", as: "eva").exitCode == 64)
  }

  @Test func `mine shows who sent an article back and why, and so does show`() async throws {
    try await office.draft()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    #expect(try await office.text("mine").hasPrefix("To review\nHEADLINE        REF  WAITING"))
    _ = try await office.text("request-changes", "harbour-lamp", "--reason", "Which lamp?")
    let text = try await office.text("mine", as: "eva")
    #expect(text.hasPrefix("Sent back\nHEADLINE        REF"), "\(text)")
    #expect(text.contains("\n  anna, ") && text.hasSuffix(": Which lamp?\n"), "\(text)")
    #expect(try await office.text("mine", "--slugs", as: "eva") == "harbour-lamp\n")
    let shown = try await office.object("show", "@1")
    let request = try #require(shown["sentBack"] as? [String: String])
    #expect((request["by"], request["reason"]) == ("anna", "Which lamp?"))
    #expect(try await office.text("show", "@1").contains("\nsent back  by anna, "))
  }

  @Test func `an article on hold is not live, and everybody in the newsroom sees why`() async throws
  {
    try await office.publish()
    _ = try await office.text(
      "hold", "harbour-lamp", "--reason", "Disputed", "--notice", "We check it.")
    #expect(try await office.text("live", "--slugs") == "")
    #expect(try await office.text("list", "--public", "held", "--slugs") == "harbour-lamp\n")
    let agenda = try await office.text("agenda", as: "otto")
    #expect(agenda.hasPrefix("On hold\nHEADLINE        REF  HELD"), "\(agenda)")
    #expect(agenda.contains("\n  anna: Disputed\n"), "\(agenda)")
    #expect(try await office.text("agenda", "--only", "held", "--slugs") == "harbour-lamp\n")
    let shown = try await office.text("show", "harbour-lamp", as: "eva")
      .replacing(/\s+/, with: " ")
    #expect(shown.contains("public on hold, revision 1, published by anna"), "\(shown)")
    #expect(shown.contains(": Disputed notice We check it."), "\(shown)")
    let history = try await office.text("history", "harbour-lamp").replacing(/\s+/, with: " ")
    #expect(
      history.contains("put it on hold: Disputed (the public reads: We check it.)"), "\(history)")
    #expect(try await office.text("activity").contains("anna put it on hold: Disputed"))
    let answer = try await office.object("show", "harbour-lamp")
    #expect(answer["publicationState"] as? String == "held" && answer["liveRevision"] is NSNull)
    _ = try await office.text("lift-hold", "harbour-lamp")
    #expect(try await office.text("live", "--slugs") == "harbour-lamp\n")
    _ = try await office.text("schedule", "harbour-lamp", "--unpublish-at", "2990-05-01T06:00:00Z")
    #expect(try await office.text("agenda", "--only", "expiring", "--slugs") == "harbour-lamp\n")
    #expect(
      try await office.text("show", "harbour-lamp").contains(/\nunpublish +Sat 1 May 2990 06:00/))
  }

  @Test func `an approved article is among the work of the person to whom it is assigned`()
    async throws
  {
    try await office.draft()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    _ = try await office.text("approve", "harbour-lamp")
    #expect(try await office.text("mine", "--slugs", as: "emil") == "")
    _ = try await office.text("assign", "harbour-lamp", "emil")
    #expect(
      try await office.text("mine", "--only", "due", "--slugs", as: "emil") == "harbour-lamp\n")
    let text = try await office.text("mine", as: "emil")
    #expect(text.hasPrefix("Assigned to you\n") && text.contains(" approved "), "\(text)")
    _ = try await office.text("publish", "harbour-lamp")
    #expect(try await office.text("mine", "--slugs", as: "emil") == "")
  }

  @Test func `a killed text is printed as a manuscript with a remark`() async throws {
    try await office.publish()
    let live = try await office.run("show", "harbour-lamp", "--manuscript", as: "eva")
    #expect(live.stderr.isEmpty)
    _ = try await office.text("kill", "harbour-lamp", "--notice", "Wrong.", "--yes")
    let killed = try await office.run("show", "harbour-lamp", "--manuscript", as: "eva")
    #expect(killed.stdout == live.stdout)
    #expect(killed.stderr == "harbour-lamp was killed: this text must not be published again\n")
  }

  @Test func `a changed setting is reported unless --quiet, and its history has both values`()
    async throws
  {
    let set = try await office.run(
      "setting", "set", "sections", "Harbour,City", "--reason", "Fewer", "--quiet", as: "anna")
    let unset = try await office.run("setting", "unset", "sections", "--quiet", as: "anna")
    for quiet in [set, unset] {
      #expect((quiet.exitCode, quiet.stdout, quiet.stderr) == (0, "", ""))
    }
    let history = try await office.text("setting", "history").replacing(/\s+/, with: " ")
    #expect(
      history.contains("anna set sections: any (default) → Harbour, City; reason: Fewer "))
    #expect(history.contains("anna set sections: Harbour, City → any (default) "))
  }

  @Test func `a hint for an article with one revision is to read it`() async throws {
    try await office.draft()
    let stale = try await office.run(
      "submit", "harbour-lamp", "--expect-revision", "2", as: "eva")
    #expect(stale.exitCode == 75)
    #expect(stale.stderr.contains("see 'galley show harbour-lamp' and try again"))
  }

  @Test func `a person chooses the columns of a list, and REF is a reference`() async throws {
    try await office.draft()
    #expect(
      try await office.text("list", "--columns", "ref,slug,author,words")
        == "REF  SLUG          AUTHOR  WORDS\n@1   harbour-lamp  eva         8\n")
    let wrong = try await office.run("list", "--columns", "ref,hedline", as: "eva")
    #expect(wrong.exitCode == 64 && wrong.stderr.contains("out of headline, ref, slug, state"))
    #expect(try await office.text("list", "--slugs", "--by", "eva") == "harbour-lamp\n")
    #expect(try await office.text("list", "--slugs", "--mine") == "")
    #expect(try await office.text("list", "--slugs", "--mine", as: "eva") == "harbour-lamp\n")
    let unknown = try await office.run("list", "--by", "evaa", as: "eva")
    #expect(unknown.exitCode == 1)
    #expect(
      unknown.stderr
        == "galley: there is no person 'evaa' in this newsroom; did you mean eva?\n")
    // A time is in whole seconds.
    try await office.database.wait(
      until: "SELECT clock_timestamp() > max(recorded_at) + '1 s'::interval FROM galley.events",
      "a second had passed since the last change")
    #expect(try await office.text("list", "--slugs", "--changed-since", "now") == "")
    #expect(
      try await office.text("list", "--slugs", "--changed-since", "1h ago") == "harbour-lamp\n")
  }

  @Test func `activity says who did what to which article`() async throws {
    try await office.draft()
    _ = try await office.text("note", "harbour-lamp", "Ask.", as: "emil")
    let page = try await office.run("activity", "--limit", "1", as: "otto")
    let lines = page.stdout.split(separator: "\n")
    #expect(lines.first?.hasSuffix("  emil added a note") == true, "\(page.stdout)")
    #expect(lines.last?.hasSuffix("  @1  Lamp lit again") == true, "\(page.stdout)")
    #expect(
      page.stderr == "there are more: galley --as otto activity --limit 1 --after 2\n")
    #expect(try await office.text("activity", "--by", "eva", "--slugs") == "harbour-lamp\n")
    let json = try await office.array("activity", "--by", "emil")
    #expect(json.map { $0["event"] as? String } == ["NoteAdded"])
  }

  @Test func `whoami shows the role and the address, but no password`() async throws {
    let text = try await office.text("whoami", "--zone", "Europe/Berlin", as: "eva")
    #expect(text.hasPrefix("you       eva, editor\nnewsroom  "), "\(text)")
    #expect(text.contains("\nzone      Europe/Berlin\nyou may   draft, revise, submit"), "\(text)")
    let own = try await GalleyBinary().run(
      ["whoami"], environment: ["GALLEY_DATABASE_URL": office.database.url(as: "eva")])
    #expect(own.exitCode == 0 && own.stdout.contains("eva, editor"), "\(own.stderr)")
    #expect(!own.stdout.contains("eva:eva"))
  }

  @Test(arguments: [40, 80, 160])
  func `rows with a long beginning in common stay distinguishable`(width: Int) async throws {
    for (number, place) in ["harbour", "school", "market"].enumerated() {
      let manuscript = Office.manuscript.replacing(
        "Lamp lit again", with: "The council of Port Orrin approves the plan for the \(place) wall"
      ).replacing("slug: harbour-lamp", with: "slug: plan-\(number)")
      _ = try await office.text("draft", "-", as: "eva", stdin: manuscript)
    }
    let outcome = try await GalleyBinary().shell(
      "script -qec \"stty cols \(width); $GALLEY --as eva list\" /dev/null </dev/null",
      environment: [
        "GALLEY_DATABASE_URL": office.database.url(), "NO_COLOR": "1", "TERM": "xterm",
      ])
    let lines = outcome.stdout.split(whereSeparator: \.isNewline).dropFirst()
    #expect(lines.count == 3 && lines.allSatisfy { $0.count <= width }, "\(outcome.stdout)")
    for (line, place) in zip(lines, ["market", "school", "harbour"]) {
      #expect(line.contains(place), "\(line)")
    }
  }

  @Test func `every list prints slugs`() async throws {
    try await office.publish()
    for words in [
      ["list"], ["live"], ["search", "lamp"], ["agenda", "--only", "live-today"], ["activity"],
    ] {
      let outcome = try await GalleyBinary().run(
        words + ["--slugs"], environment: ["GALLEY_DATABASE_URL": office.database.url()],
        as: "anna")
      #expect(outcome.stdout == "harbour-lamp\n", "\(words): \(outcome.stderr)")
    }
    try await office.draft("waiting")
    _ = try await office.text("submit", "waiting", as: "eva")
    #expect(try await office.text("queue", "--slugs") == "waiting\n")
  }
}
