import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// The commands for people, the read models and the log.
@Suite(.database) struct AdministeringTests {
  @Test func `an admin adds people, changes their roles and disables them`() async throws {
    let office = Office()
    let login = office.database.newLogin("pia")
    let added = try await office.text("user", "add", login, "--role", "editor")
    #expect(added == "Added \(login) as editor\n")
    let again = try await office.text("user", "add", login, "--role", "editor")
    #expect(again == "Nothing to do: \(login) has the role editor already\n")
    let changed = try await office.object("user", "role", login, "auditor")
    #expect(changed["role"] as? String == "auditor")
    let same = try await office.text("user", "role", login, "auditor")
    #expect(same == "Nothing to do: \(login) has the role auditor already\n")
    _ = try await office.text("user", "disable", login)
    let people = try await office.array("user", "list")
    let person = try #require(people.first { $0["name"] as? String == login })
    #expect(person["role"] is NSNull)
    #expect(person["disabledAt"] is String)
    let outcome = try await office.run("list", as: login)
    #expect(outcome.exitCode == 77)
  }

  @Test(arguments: [
    ["user", "add", "somebody", "--role", "admin"], ["user", "disable", "anna"],
    ["user", "role", "eva", "admin"], ["projection", "rebuild", "board"],
  ])
  func `an editor administers nothing`(words: [String]) async throws {
    let office = Office()
    let outcome = try await GalleyBinary().run(
      ["--as", "eva"] + words, environment: ["GALLEY_DATABASE_URL": office.database.url()])
    #expect(outcome.exitCode == 77, "\(outcome.stderr)")
    #expect(outcome.stderr.contains("admin"))
    let people = try await office.array("user", "list")
    #expect(people.count == Cast.allCases.count)
    #expect(people.first { $0["name"] as? String == "anna" }?["role"] as? String == "admin")
  }

  @Test func `nobody can disable themselves or an unknown user`() async throws {
    let office = Office()
    let own = try await office.run("user", "disable", "anna", as: "anna")
    #expect(own.exitCode == 1)
    #expect(own.stderr == "galley: an admin cannot disable themselves; another admin can\n")
    let unknown = try await office.run("user", "role", "nobody", "editor", as: "anna")
    #expect(unknown.exitCode == 1)
    #expect(
      unknown.stderr
        == "galley: there is no person 'nobody' in this newsroom; see 'galley user list'\n")
  }

  @Test func `disabling a person prints what they leave behind, and how to reassign it`()
    async throws
  {
    let office = Office()
    let login = office.database.newLogin("nora")
    _ = try await office.text("user", "add", login, "--role", "editor")
    try await office.draft()
    _ = try await office.text("assign", "harbour-lamp", login, "--due", "2026-12-01")
    let left = try await office.run("user", "disable", login, as: "anna")
    #expect(left.exitCode == 0)
    #expect(
      left.stdout == """
        Disabled \(login)
          still assigned to \(login): harbour-lamp (due 2026-12-01)

        """)
    #expect(
      left.stderr
        == "to reassign 1 article, run 'galley user disable \(login) --reassign-to NAME'\n")
    let reassigned = try await office.text("user", "disable", login, "--reassign-to", "eva")
    #expect(
      reassigned == """
        Disabled \(login)
          reassigned to eva: harbour-lamp (due 2026-12-01)

        """)
    #expect(try await office.object("show", "harbour-lamp")["assignee"] as? String == "eva")
    let again = try await office.run("assign", "harbour-lamp", login, as: "anna")
    #expect(again.exitCode == 2)
    #expect(again.stderr.contains("is disabled and cannot work on an article"))
  }

  @Test func `rebuilt read models have the same rows as before`() async throws {
    let office = Office()
    try await office.publish()
    let before = try await office.text("projection", "status", "--digests")
    let lines = try await office.text("projection", "rebuild", "--all", "--format", "json")
    let objects = try lines.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    let phases = objects.compactMap { $0["phase"] as? String }
    #expect(phases.first == "folding")
    #expect(phases.last == "swapping")
    let rebuilt = objects.filter { $0["build"] != nil }
    #expect(rebuilt.count == ReadModels.all.count)
    #expect(rebuilt.allSatisfy { $0["build"] as? Int == 2 && $0["events"] as? Int == 4 })
    #expect(try await office.text("projection", "status", "--digests") == before)
    let tables = ReadModels.all.flatMap { $0.outlines }
    #expect(before.split(separator: "\n").count == 1 + tables.count)
  }

  @Test func `the digest of a read model changes with its rows`() async throws {
    let office = Office()
    try await office.draft()
    let before = try await office.array("projection", "status", "--digests")
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    let after = try await office.array("projection", "status", "--digests")
    let moved = zip(before, after).filter { $0["digest"] as? String != $1["digest"] as? String }
    #expect(
      moved.compactMap { $0.0["table"] as? String } == [
        "board", "revisions", "activity", "turnaround", "search",
      ])
  }

  @Test func `the log is shown as it was recorded`() async throws {
    let office = Office()
    try await office.publish()
    let tail = try await office.array("log", "tail", "-n", "2")
    #expect(tail.map { $0["type"] as? String } == ["ArticleApproved", "ArticlePublished"])
    #expect(tail.map { $0["actor"] as? String } == ["anna", "anna"])
    #expect(tail.map { $0["slug"] as? String } == ["harbour-lamp", "harbour-lamp"])
    let position = try #require(tail.last?["position"] as? Int)
    let event = try await office.object("log", "show", String(position))
    let payload = try #require(event["payload"] as? [String: Any])
    #expect(payload["slug"] as? String == "harbour-lamp")
    let missing = try await office.run("log", "show", "999999", as: "anna")
    #expect(missing.exitCode == 1)
    #expect(missing.stderr.contains("no event at position 999999; the last position is"))
  }

  @Test func `status reports the log and every read model`() async throws {
    let office = Office()
    try await office.publish()
    _ = try await office.text("live")
    let status = try await office.object("status")
    #expect((status["log"] as? [String: Any])?["events"] as? Int == 4)
    let models = try #require(status["readModels"] as? [[String: Any]])
    #expect(
      models.map { $0["name"] as? String } == [
        "board", "revisions", "publications", "activity", "turnaround", "search", "replies",
      ])
    #expect(models[2]["waiting"] as? Int == 0)
    // Four events were applied a moment ago.
    let rate = try #require(models[2]["eventsPerSecond"] as? Double)
    #expect(rate > 0.01 && rate < 0.07)
    #expect(models[3]["eventsPerSecond"] as? Double == 0)
    let table = try await office.text("status")
    #expect(table.contains(" 4 events; 1 text\n"), "\(table)")
    let titles = "READ MODEL    VERSION  BUILD  CHECKPOINT  WATERMARK  WAITING  LAG  "
    #expect(table.contains(titles), "\(table)")
    #expect(table.contains(#/publications +6 +1 +4 +4 +0 +– +0.1/s /#), "\(table)")
  }
}
