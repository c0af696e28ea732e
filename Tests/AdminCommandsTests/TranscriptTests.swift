import Foundation
import TestSupport
import Testing

/// The transcripts in the documentation are what the program prints.
@Suite(.database) struct TranscriptTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..")
  private static let firstArticle = "Sources/galley/galley.docc/FirstArticle.md"
  private static let day = "Sources/galley/galley.docc/Day.md"

  /// A typed line, and the output below it.
  private struct Exchange {
    let command: String
    var output = ""
  }

  /// - Throws: When the page cannot be read.
  private static func text(of page: String) throws -> String {
    try String(contentsOf: repository.appending(path: page), encoding: .utf8)
  }

  /// The exchanges of a page in order, except those that add people, because every test has them.
  private static func exchanges(in page: String) throws -> [Exchange] {
    let blocks = try text(of: page).matches(of: /```console\n((?:.|\n)*?)```/).map { $0.1 }
    var exchanges: [Exchange] = []
    for line in blocks.filter({ !$0.contains("galley user add") }).joined().split(separator: "\n") {
      if line.hasPrefix("$ ") {
        exchanges.append(Exchange(command: String(line.dropFirst(2))))
      } else {
        exchanges[exchanges.count - 1].output += "\(line)\n"
      }
    }
    return exchanges
  }

  /// The text without what differs in each run, with wrapped lines joined.
  private static func normalized(_ text: String) -> String {
    text.replacing(
      /[MTWFS][a-z]{2}\s+\d+\s+[A-Z][a-z]{2}(?:\s+\d{4})?\s+\d\d:\d\d\s+UTC/, with: "TIME"
    )
    .replacing(/\b(?:now|\d+ (?:s|min)(?: ago)?)\b/, with: "AGE")
    .replacing(/(?m)^newsroom .*(?:\n .*)*/, with: "newsroom ADDRESS")
    .replacing(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "ID")
    .replacing(/[0-9a-f]{64}/, with: "DIGEST")
    .replacing(/─+/, with: "─")
    .split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test(arguments: ["README.md", firstArticle, day])
  func `a page shows what the program prints`(page: String) async throws {
    let exchanges = try Self.exchanges(in: page)
    try #require(exchanges.count >= 7)
    let article = try #require(
      try Self.text(of: Self.firstArticle).firstMatch(of: /```markdown\n((?:.|\n)*?)```/))
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "transcript-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(article.1.utf8).write(to: folder.appending(path: "keeper.md"))

    for exchange in exchanges {
      let outcome = try await GalleyBinary().shell(
        """
        cd "$FOLDER"
        galley() { "$GALLEY" "$@" 2>&1; }
        \(exchange.command)
        """,
        environment: [
          "GALLEY_DATABASE_URL": TestDatabase.current.url(), "FOLDER": folder.path,
        ])
      #expect(
        Self.normalized(outcome.stdout + outcome.stderr) == Self.normalized(exchange.output),
        "\(page): \(exchange.command)")
    }
  }
}
