import Foundation
import Testing

/// What the README and the pages beside the code say of the repository is so.
struct DocumentationTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// The README and every page of documentation, by their paths.
  private static let pages: [String] = {
    let sources = repository.appending(path: "Sources").path
    let found = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
    return ["README.md"] + found.filter { $0.hasSuffix(".md") }.map { "Sources/\($0)" }.sorted()
  }()

  private static func text(of path: String) throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
  }

  private static func captures(
    of pattern: Regex<(Substring, Substring)>, in text: String
  ) -> [String] {
    text.matches(of: pattern).map { String($0.1) }
  }

  @Test func `there is documentation beside the README`() {
    #expect(Self.pages.count > 5)
  }

  @Test(arguments: pages)
  func `what a page links to or names in the repository is there`(page: String) throws {
    let text = try Self.text(of: page)
    let linked = Self.captures(of: /\]\(((?:Sources|Tests|Schema)\/[^)#]+)[^)]*\)/, in: text)
    let named = Self.captures(of: /`((?:Sources|Tests|Schema)\/[A-Za-z0-9_.+\/]+)`/, in: text)
    let lost = Set(linked + named).filter {
      !FileManager.default.fileExists(atPath: Self.repository.appending(path: $0).path)
    }
    #expect(lost.isEmpty)
  }

  @Test(arguments: pages)
  func `the tests that a page says to run are there`(page: String) throws {
    let suites = try FileManager.default.subpathsOfDirectory(
      atPath: Self.repository.appending(path: "Tests").path)
    let lost = Self.captures(of: /--filter '?([A-Za-z|]+)/, in: try Self.text(of: page))
      .flatMap { $0.split(separator: "|") }
      .filter { name in !suites.contains { $0.contains(name) } }
    #expect(lost.isEmpty)
  }

  @Test func `the README's newsroom is made with the newest schema`() throws {
    let migrations = try FileManager.default.contentsOfDirectory(
      atPath: Self.repository.appending(path: "Schema/migrations").path)
    let newest = migrations.compactMap { Int($0.prefix(4)) }.max()
    let told = Self.captures(
      of: /bringing the newsroom's schema to (\d+)/, in: try Self.text(of: "README.md"))
    #expect(!told.isEmpty)
    #expect(told.allSatisfy { Int($0) == newest })
  }

  @Test func `the README's test command installs what CI does`() throws {
    let readme = Self.captures(
      of: /install --yes ([a-z0-9 -]+) && swift test/, in: try Self.text(of: "README.md"))
    let continuousIntegration = Self.captures(
      of: /packages=\(\s+([a-z0-9 -]+?)\s+\)/, in: try Self.text(of: ".ci/run"))
    #expect(readme.count == 1)
    #expect(readme == continuousIntegration)
  }
}
