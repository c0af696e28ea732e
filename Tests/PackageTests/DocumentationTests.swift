import Foundation
import Testing

/// Checks what the README and the documentation say about the repository.
struct DocumentationTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private static let index = "Sources/galley/galley.docc/galley.md"

  /// The paths of the README and of every page in the repository.
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

  private static func exists(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: url.standardizedFileURL.path)
  }

  /// The files in the repository that a page links to. Links are relative to the page's folder.
  private static func linked(from page: String) throws -> [URL] {
    let folder = repository.appending(path: page).deletingLastPathComponent()
    return captures(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/, in: try text(of: page))
      .map { folder.appending(path: $0).standardizedFileURL }
  }

  @Test func `there are pages besides the README`() {
    #expect(Self.pages.count > 15)
  }

  @Test func `the README has at most 200 lines`() throws {
    #expect(try Self.text(of: "README.md").count { $0 == "\n" } <= 200)
  }

  @Test(arguments: pages)
  func `the targets of a page's links exist`(page: String) throws {
    let lost = try Self.linked(from: page).filter { !Self.exists($0) }
    #expect(lost.isEmpty)
    let folder = Self.repository.appending(path: page).deletingLastPathComponent()
    let lostPages = Self.captures(of: /<doc:([A-Za-z]+)>/, in: try Self.text(of: page))
      .filter { !Self.exists(folder.appending(path: "\($0).md")) }
    #expect(lostPages.isEmpty)
  }

  @Test(arguments: pages)
  func `the files and folders that a page names exist`(page: String) throws {
    let named = Self.captures(
      of: /`((?:Sources|Tests|Schema)(?:\/[A-Za-z0-9_.+\/-]+)?)`/, in: try Self.text(of: page))
    let lost = Set(named).filter { !Self.exists(Self.repository.appending(path: $0)) }
    #expect(lost.isEmpty)
  }

  @Test(arguments: pages)
  func `the tests that a page names exist`(page: String) throws {
    let text = try Self.text(of: page)
    let suites = try FileManager.default.subpathsOfDirectory(
      atPath: Self.repository.appending(path: "Tests").path)
    let run = Self.captures(of: /--filter '?([A-Za-z|]+)/, in: text)
      .flatMap { $0.split(separator: "|").map(String.init) }
    let named = Self.captures(of: /\b([A-Z][A-Za-z]+Tests)\b/, in: text)
    let lost = Set(run + named).filter { name in !suites.contains { $0.contains(name) } }
    #expect(lost.isEmpty)
  }

  @Test func `the index links to every other page, and the README to the index`() throws {
    let linked = Set(try Self.linked(from: Self.index))
    let missing = Self.pages.filter { page in
      page != "README.md" && page != Self.index
        && !linked.contains(Self.repository.appending(path: page).standardizedFileURL)
    }
    #expect(missing.isEmpty)
    #expect(
      try Self.linked(from: "README.md").contains(Self.repository.appending(path: Self.index)))
  }

  @Test func `a newsroom in the documentation has the newest schema`() throws {
    let migrations = try FileManager.default.contentsOfDirectory(
      atPath: Self.repository.appending(path: "Schema/migrations").path)
    let newest = migrations.compactMap { Int($0.prefix(4)) }.max()
    let told = try Self.pages.flatMap { page in
      Self.captures(
        of: /migrating the newsroom's schema to version (\d+)/, in: try Self.text(of: page))
    }
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
