import Foundation
import TestSupport
import Testing

/// What scripts rely on.
@Suite(.database) struct ScriptTests {
  private let office = Office()

  @Test func `an error of the command line is an object, too`() async throws {
    for words in [["list", "--format=json", "--nonsense"], ["--format", "ndjson", "shwo", "x"]] {
      let outcome = try await GalleyBinary().run(words)
      let json = try JSONSerialization.jsonObject(with: Data(outcome.stderr.utf8))
      let error = try #require(json as? [String: Any])
      #expect(error["code"] as? String == "invalid")
      #expect(error["exit"] as? Int == 64)
      #expect(outcome.exitCode == 64)
    }
  }

  @Test func `a refusal names its rule, and the times of its message are in UTC`() async throws {
    try await office.draft()
    _ = try await office.text(
      "embargo", "harbour-lamp", "--until", "2990-06-01 06:00", "--zone", "Europe/Berlin")
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    let own = try await office.run(
      "approve", "harbour-lamp", "--format", "json", as: "eva")
    #expect(own.stderr.hasPrefix(#"{"code":"notPermitted","exit":77,"#))
    _ = try await office.text("approve", "harbour-lamp")
    let early = try await office.run(
      "publish", "harbour-lamp", "--format", "json", "--zone", "Europe/Berlin", as: "anna")
    #expect(early.stderr.contains(#""code":"embargoed""#))
    #expect(early.stderr.contains("2990-06-01T04:00:00.000Z"))
    let missing = try await office.run("show", "harbour-lam", "--format", "json", as: "anna")
    #expect(missing.stderr.contains(#""hint":"did you mean harbour-lamp?""#))
  }

  @Test func `quiet success prints nothing, and a question is still answered`() async throws {
    let drafted = try await office.run(
      "draft", "-", "-q", as: "eva", stdin: Office.manuscript)
    #expect(drafted.exitCode == 0)
    #expect(drafted.stdout + drafted.stderr == "")
    let asked = try await office.run(
      "list", "--slugs", "--quiet", "--format", "table", as: "eva")
    #expect(asked.stdout == "harbour-lamp\n")
    let json = try await office.run(
      "submit", "harbour-lamp", "-q", "--format", "json", as: "eva")
    #expect(json.stdout + json.stderr == "")
    let again = try await office.run("approve", "harbour-lamp", "-q", as: "eva")
    #expect(again.stderr.hasPrefix("galley: only an admin may approve"))
  }

  @Test func `a reason is a field of the history, now and in the past`() async throws {
    try await office.draft()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    _ = try await office.text("request-changes", "harbour-lamp", "--reason", "Who says so?")
    for at in [[], ["--at-position", "3"]] {
      let outcome = try await GalleyBinary().run(
        ["--as", "anna", "history", "harbour-lamp", "--format", "ndjson"] + at,
        environment: ["GALLEY_DATABASE_URL": office.database.url()])
      let reasons = try outcome.stdout.split(separator: "\n").map { line in
        let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return json?["reason"] as? String
      }
      #expect(reasons == [nil, nil, "Who says so?"])
    }
  }

  @Test func `a state is given as it is shown`() async throws {
    try await office.draft()
    _ = try await office.text("submit", "harbour-lamp", as: "eva")
    _ = try await office.text("request-changes", "harbour-lamp", "--reason", "Who says so?")
    let found = try await office.array("list", "--state", "changesRequested")
    #expect(found.map { $0["editorialState"] as? String } == ["changesRequested"])
    let table = try await office.text("list", "--state", "changesRequested")
    #expect(table.contains("changesRequested"))
  }

  @Test func `a list is CSV with a line of names`() async throws {
    try await office.draft()
    let lines = try await office.text("list", "--format", "csv").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("id,slug,reference,headline,section,language,"))
    #expect(lines[0].contains(",schedule.at,schedule.zone,"))
    #expect(lines[1].contains(",harbour-lamp,@1,Lamp lit again,Harbour,en,"))
  }

  @Test func `GALLEY_AS names the person, and the option precedes it`() async throws {
    let environment = ["GALLEY_DATABASE_URL": office.database.url(), "GALLEY_AS": "eva"]
    let drafted = try await GalleyBinary().run(
      ["draft", "-"], stdin: Office.manuscript, environment: environment)
    #expect(drafted.exitCode == 0, "\(drafted.stderr)")
    #expect(try await office.object("show", "harbour-lamp")["draftedBy"] as? String == "eva")
    let option = try await GalleyBinary().run(
      ["submit", "harbour-lamp", "--as", "anna"], environment: environment)
    #expect(option.exitCode == 0, "\(option.stderr)")
    #expect(try await office.object("show", "harbour-lamp")["submittedBy"] as? String == "anna")
  }

  @Test func `the log is filtered by person, type, article, time and position`() async throws {
    try await office.publish()
    _ = try await office.text("rename", "harbour-lamp", "lamp")
    try await office.draft("wall")
    func slugs(_ words: String...) async throws -> [String] {
      let outcome = try await GalleyBinary().run(
        ["--as", "anna", "log", "tail", "--format", "csv"] + words,
        environment: ["GALLEY_DATABASE_URL": office.database.url()])
      let lines = outcome.stdout.split(separator: "\n").map { $0.split(separator: ",") }
      let column = try #require(lines.first?.firstIndex(of: "slug"), "\(outcome.stderr)")
      return lines.dropFirst().map { String($0[column]) }
    }
    let all = Array(repeating: "harbour-lamp", count: 4) + ["lamp", "wall"]
    #expect(try await slugs() == all)
    #expect(try await slugs("--after", "0", "-n", "2") == ["harbour-lamp", "harbour-lamp"])
    #expect(try await slugs("--type", "ArticleDrafted") == ["harbour-lamp", "wall"])
    #expect(try await slugs("--article", "lamp", "-n", "2") == ["harbour-lamp", "lamp"])
    #expect(try await slugs("--actor", "eva", "--article", "wall") == ["wall"])
    #expect(try await slugs("--since", "1h ago") == all)
  }

  @Test func `the log is followed, one object per line`() async throws {
    try await office.draft()
    let outcome = try await GalleyBinary().shell(
      """
      "$GALLEY" --as anna log tail --follow --after 0 --format json >out &
      wait_until grep -q ArticleDrafted out
      "$GALLEY" --as eva submit harbour-lamp >receipt
      wait_until grep -q ArticleSubmitted out
      kill $!; cat out
      """, environment: ["GALLEY_DATABASE_URL": office.database.url()])
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.count == 2, "\(outcome.stdout)\(outcome.stderr)")
    for line in lines {
      let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(entry?["slug"] as? String == "harbour-lamp")
    }
  }
}
