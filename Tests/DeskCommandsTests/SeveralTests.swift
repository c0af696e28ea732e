import Foundation
import PostgreSQL
import TestSupport
import Testing

/// Commands on several articles at once.
@Suite(.database) struct SeveralTests {
  /// A desk with submitted articles.
  private func desk(submitted slugs: String...) async throws -> Desk {
    let desk = try Desk()
    for slug in slugs {
      try desk.write(Manuscript.complete(slug: slug, body: "About \(slug)."), to: "\(slug).md")
    }
    let files = slugs.map { "$DIR/\($0).md" }
    let imported = try await desk.run(["import"] + files)
    try #require(imported.exitCode == 0, "\(imported.stderr)")
    if slugs.isEmpty { return desk }
    let outcome = try await desk.run(["submit"] + slugs)
    try #require(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == slugs.map { "Submitted \($0), revision 1\n" }.joined())
    return desk
  }

  @Test func `each article has its own outcome, in the order of the references`() async throws {
    let desk = try await desk(submitted: "wall", "quay", "dyke")
    _ = try await desk.run(["withdraw", "quay"])
    let outcome = try await desk.run(
      ["approve", "nowhere", "wall", "quay", "dyke"], as: "anna")
    #expect(outcome.exitCode == 1, "the worst of 1, 0, 2 and 0")
    #expect(outcome.stdout == "Approved wall, revision 1\nApproved dyke, revision 1\n")
    let lines = outcome.stderr.split(separator: "\n")
    try #require(lines.count == 3, "\(outcome.stderr)")
    #expect(lines[0] == "nowhere: there is no article 'nowhere'; see 'galley list'")
    #expect(lines[1].hasPrefix("quay: cannot approve quay: it is a draft; allowed now: "))
    #expect(lines[2] == "2 done, 2 failed")
    #expect(try await desk.events() == 9)
  }

  @Test func `with --quiet, JSON has the failures only`() async throws {
    let desk = try await desk(submitted: "wall", "quay")
    let words = ["approve", "wall", "nowhere", "--quiet", "--format", "json"]
    let outcome = try await desk.run(words, as: "anna")
    #expect(outcome.exitCode == 1)
    #expect(outcome.stdout.contains("\"reference\" : \"nowhere\""), "\(outcome.stdout)")
    #expect(!outcome.stdout.contains("wall") && !outcome.stdout.contains("receipt"))
    let done = try await desk.run(
      ["approve", "wall", "quay", "--quiet", "--format", "json"], as: "anna")
    #expect((done.exitCode, done.stdout, done.stderr) == (0, "", ""))
  }

  @Test func `an article that is named twice is acted on once`() async throws {
    let desk = try await desk(submitted: "wall", "quay")
    let outcome = try await desk.run(["approve", "wall", "@1", "quay", "wall"], as: "anna")
    #expect(outcome.exitCode == 0, "\(outcome.stderr)")
    #expect(outcome.stdout == "Approved wall, revision 1\nApproved quay, revision 1\n")
    #expect(
      outcome.stderr == """
        @1: the same article as wall; done once
        wall: the same article as wall; done once

        """)
    #expect(try await desk.events() == 6)
  }

  @Test func `references are read from standard input`() async throws {
    let desk = try await desk(submitted: "wall", "quay", "dyke")
    let bad = try await desk.run(["approve", "-"], as: "anna", stdin: "wall\n\nquay or dyke\n")
    #expect(bad.exitCode == 64)
    #expect(
      bad.stderr
        == "galley: standard input, line 3, contains a space; give one reference per line\n")
    #expect(try await desk.events() == 6, "nothing was done")
    let done = try await desk.run(
      ["approve", "dyke", "-"], as: "anna", stdin: "\u{FEFF}wall\r\n\n  quay\n")
    #expect(done.exitCode == 0, "\(done.stderr)")
    #expect(
      done.stdout
        == "Approved dyke, revision 1\nApproved wall, revision 1\nApproved quay, revision 1\n")
    let none = try await desk.run(["approve", "-"], as: "anna")
    #expect((none.exitCode, none.stdout) == (0, ""))
    #expect(none.stderr == "standard input names no article; nothing to do\n")
  }

  @Test func `JSON has an outcome for each reference, and a receipt for a single one`()
    async throws
  {
    let desk = try await desk(submitted: "wall", "quay")
    let outcome = try await desk.run(
      ["approve", "wall", "nowhere", "@1", "--format", "json"], as: "anna")
    #expect(outcome.exitCode == 1)
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [[String: Any]])
    #expect(list.map { $0["reference"] as? String } == ["wall", "nowhere", "@1"])
    #expect((list[0]["receipt"] as? [String: Any])?["slug"] as? String == "wall")
    let error = try #require(list[1]["error"] as? [String: Any])
    #expect(error["code"] as? String == "notFound")
    #expect(error["exit"] as? Int == 1)
    #expect(list[2]["sameAs"] as? String == "wall")
    let one = try await desk.run(["approve", "quay", "--format", "json"], as: "anna")
    let receipt = try #require(
      try JSONSerialization.jsonObject(with: Data(one.stdout.utf8)) as? [String: Any])
    #expect(receipt["events"] as? [String] == ["ArticleApproved"])
    let lines = try await desk.run(
      ["publish", "-", "--format", "json"], as: "anna", stdin: "quay\n")
    #expect(lines.stdout.hasPrefix("["), "standard input always gives a list")
  }

  @Test func `a repeated command id repeats no step of any article`() async throws {
    let desk = try await desk(submitted: "wall", "quay")
    let words = [
      "request-changes", "wall", "quay", "--reason", "Who?", "--command-id",
      "0193a7c2-7d1e-7c4f-9b1a-2f6d1c0e8a55",
    ]
    let first = try await desk.run(words, as: "anna")
    #expect(first.exitCode == 0, "\(first.stderr)")
    _ = try await desk.run(["submit", "wall"])
    let again = try await desk.run(words, as: "anna")
    #expect(again.stdout == first.stdout)
    #expect(try await desk.events() == 7)
  }

  @Test func `a revision can be expected of one article only`() async throws {
    let desk = try await desk(submitted: "wall", "quay")
    for option in ["--expect-revision", "--expect-version"] {
      let outcome = try await desk.run(["approve", "wall", "quay", option, "1"], as: "anna")
      #expect(outcome.exitCode == 64)
      #expect(outcome.stderr.contains("can be required of one article only; name one article"))
    }
    #expect(try await desk.events() == 4)
  }

  @Test func `every command that fits several articles takes them`() async throws {
    let desk = try await desk(submitted: "wall", "quay")
    for (person, words, count) in [
      ("eva", ["withdraw"], 2), ("eva", ["submit"], 2), ("anna", ["approve"], 2),
      ("anna", ["schedule", "--at", "2990-01-01T06:00:00Z"], 2), ("anna", ["unschedule"], 2),
      ("eva", ["embargo", "--until", "2990-01-01T06:00:00Z"], 2),
      ("anna", ["lift-embargo", "--reason", "Now."], 2), ("eva", ["assign", "--to", "emil"], 2),
      ("eva", ["spike", "--reason", "Old."], 4), ("eva", ["unspike"], 2),
      ("anna", ["publish"], 2), ("anna", ["unpublish", "--reason", "Wrong."], 2),
      ("anna", ["kill", "--notice", "Untrue.", "--yes"], 2),
    ] {
      let before = try await desk.events()
      let outcome = try await desk.run([words[0], "wall", "quay"] + words.dropFirst(), as: person)
      #expect(outcome.exitCode == 0, "\(words): \(outcome.stderr)")
      #expect(outcome.stdout.split(separator: "\n").count == 2, "\(words): \(outcome.stdout)")
      #expect(try await desk.events() == before + count, "\(words)")
    }
  }

  @Test func `the person of several assignments is an option`() async throws {
    let desk = try await desk(submitted: "wall", "quay")
    let three = try await desk.run(["assign", "wall", "quay", "emil"])
    #expect(three.exitCode == 64)
    #expect(three.stderr.contains("To assign several articles, name the person with --to."))
    let one = try await desk.run(["assign", "wall"])
    #expect(one.exitCode == 64)
    #expect(one.stderr.contains("Name the person after the article."))
    let lines = try await desk.run(["assign", "-", "emil"], stdin: "wall\nquay\n")
    #expect(lines.stdout == "Assigned wall to emil\nAssigned quay to emil\n")
    let nobody = try await desk.run(["assign", "wall", "quay", "--to", "emi"])
    #expect(nobody.exitCode == 1)
    #expect(nobody.stderr.contains("wall: there is no person 'emi' in this newsroom"))
  }

  /// The database lets nobody record, until it ends the sessions that wait.
  @Test func `a lost connection stops the run, which says what was not tried`() async throws {
    let slugs = (1...40).map { "story-\($0)-x" }
    let desk = try Desk()
    for slug in slugs {
      try desk.write(Manuscript.complete(slug: slug, body: "About \(slug)."), to: "\(slug).md")
    }
    _ = try await desk.run(["import"] + slugs.map { "$DIR/\($0).md" })
    let holder = try await TestDatabase.current.session()
    try await holder.run("BEGIN; LOCK TABLE galley.events IN SHARE MODE")
    async let ending = desk.run(["submit"] + slugs)
    let waiting: Query = """
      SELECT count(*) FROM pg_locks WHERE relation = 'galley.events'::regclass AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """
    while try await holder.value(waiting, as: Int.self) == 0 {
      try await Task.sleep(for: .milliseconds(10))
    }
    let ended = try await holder.value(
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = 'eva'
      """, as: Int.self)
    #expect(ended > 0)
    try await holder.run("COMMIT")
    let outcome = try await ending
    #expect(outcome.exitCode == 69, "\(outcome.stderr)")
    let lines = outcome.stderr.split(separator: "\n")
    #expect(
      lines.contains(
        "story-40-x: not tried, because the database became unavailable; try again"))
    #expect(
      lines.contains {
        $0.contains("so it is unknown whether the command was recorded; repeat it with")
      })
    let last = try #require(lines.last)
    #expect(last.hasPrefix("stopped, because the database became unavailable: "), "\(last)")
    #expect(last.contains(" 8 not tried; repeat the command later"), "\(last)")
    let again = try await desk.run(["submit"] + slugs)
    #expect(again.exitCode == 0)
    #expect(try await desk.events() == 80)
  }
}
