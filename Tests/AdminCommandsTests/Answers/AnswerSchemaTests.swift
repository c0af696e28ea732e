import ArgumentParsing
import Foundation
import JSON
import TestSupport
import Testing

@testable import AdminCommands

/// The schemas that the program prints.
@Suite(.database) struct AnswerSchemaTests {
  private static func names(below group: any CommandGroup.Type, after path: String) -> [String] {
    group.sections.flatMap(\.commands).flatMap { node -> [String] in
      let name = path + node.configuration.name
      switch node.branch {
      case .group(let group): return names(below: group, after: name + " ")
      case .subcommand: return [name]
      }
    }
  }

  private static let all = names(below: Galley.self, after: "")

  private static func schema(_ name: String) -> JSONSchema? {
    AnswerSchemas.schema(of: name.split(separator: " ").map { String($0) })
  }

  @Test func `every command has the schema of its answer, or none`() {
    #expect(Self.all.count > 60)
    for name in Self.all {
      let hasSchema = Self.schema(name) != nil
      #expect(hasSchema != AnswerSchemas.commandsWithoutAnswer.contains(name), "\(name)")
    }
    #expect(Self.schema("import --dry-run") == Self.schema("import"))
    #expect(Self.schema("nonsense") == nil)
  }

  @Test func `every described answer belongs to a command`() {
    let names =
      Self.all + [
        "", "live --intervals", "live --corrections", "list --slugs", "projection status --digests",
        "approve -", "export --output", "export site", "kill --dry-run", "log erase --dry-run",
        "user disable --dry-run", "reply approve -",
      ]
    let objects = Set(names.compactMap { Self.schema($0) }.flatMap { $0.objects.map(\.name) })
    let sampled = Set(AnswerSample.all.flatMap { $0.schema.objects.map(\.name) })
    // The progress of a rebuild precedes its answer. Only the API shows the work of workers.
    #expect(sampled.subtracting(objects) == ["ReadModelWork", "ReplayProgress"])
  }

  @Test func `the program's answers are valid by the schemas that it prints`() async throws {
    let office = Office()
    try await office.publish()
    for line in [
      "list", "list --slugs", "queue", "show harbour-lamp", "history harbour-lamp", "live",
      "live harbour-lamp --intervals", "live --corrections", "search lamp", "stats", "status",
      "log tail", "log show 1",
      "projection list", "projection status", "projection status --digests", "projection audit",
      "database status", "user list", "diff harbour-lamp", "unpublish harbour-lamp --reason x",
      "list --state nonsense",
    ] {
      let words = line.split(separator: " ").map { String($0) }
      let outcome = try await GalleyBinary().run(
        ["--as", "anna", "--format", "json"] + words,
        environment: ["GALLEY_DATABASE_URL": office.database.url()])
      let isError = outcome.exitCode != 0 && outcome.stdout.isEmpty
      let ends = ["harbour-lamp", "lamp", "1", "--reason", "x"]
      let command = isError ? [] : words.filter { !ends.contains($0) }
      let printed = try await GalleyBinary().run(["help", "--json-schema"] + command)
      guard case .object(let schema) = try JSONValue(parsing: printed.stdout) else {
        Issue.record("\(line): \(printed.stderr)")
        continue
      }
      let answer = try JSONValue(parsing: isError ? outcome.stderr : outcome.stdout)
      #expect(JSONSchemaChecker(schema).problems(of: answer) == [], "\(line)")
    }
  }

  @Test func `a schema that does not exist is refused`() async throws {
    let outcome = try await GalleyBinary().run(["help", "--json-schema", "shwo"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.stderr == "galley: there is no JSON answer of 'shwo'; see 'galley help'\n")
  }
}
