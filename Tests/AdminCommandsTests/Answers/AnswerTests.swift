import Foundation
import JSON
import Terminal
import TestSupport
import Testing

/// The format of every answer with `--format json`, and whether it matches its description.
struct AnswerTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  /// The printed samples, each under its name.
  private static var printed: String {
    AnswerSample.all.map { "## \($0.name)\n\(JSONOutput.text(of: $0.value))" }
      .joined(separator: "\n")
  }

  @Test func `every answer is printed exactly as before`() throws {
    let file = try #require(
      Bundle.module.url(forResource: "Golden/answers", withExtension: "txt"))
    let golden = try String(contentsOf: file, encoding: .utf8)
    let (lines, expected) = (Self.printed.split(separator: "\n"), golden.split(separator: "\n"))
    for (number, pair) in zip(lines, expected).enumerated() where pair.0 != pair.1 {
      return #expect(pair.0 == pair.1, "line \(number + 1)")
    }
    #expect(Self.printed == golden)
  }

  @Test(arguments: AnswerSample.all)
  func `a printed answer is valid by its schema`(sample: AnswerSample) throws {
    let checker = JSONSchemaChecker(sample.schema.document)
    #expect(checker.problems(of: sample.value) == [])
    let read = try JSONValue(parsing: JSONOutput.text(of: sample.value))
    #expect(read == sample.value)
  }

  @Test func `every description in the sources has a sample`() throws {
    let sources = Self.repository.appending(path: "Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    var described: Set<String> = []
    // The API describes objects of its own elsewhere.
    for path in paths
    where path.hasSuffix(".swift") && !path.hasPrefix("JSON/") && !path.hasPrefix("WebAPI/") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for match in text.matches(of: /JSONDescription<[A-Za-z.]+>\(\s*"([A-Za-z]+)"/) {
        let isNew = described.insert(String(match.1)).inserted
        #expect(isNew, "two objects are called \(match.1)")
      }
    }
    let sampled = Set(AnswerSample.all.flatMap { $0.schema.objects.map(\.name) })
    #expect(described.symmetricDifference(sampled).isEmpty)
  }

  @Test func `every object and every member is documented in sentences`() {
    for object in Set(AnswerSample.all.flatMap(\.schema.objects)) {
      #expect(object.summary.hasSuffix("."), "\(object.name)")
      for member in object.members {
        #expect(member.summary.hasSuffix("."), "\(object.name).\(member.name)")
      }
    }
  }
}
