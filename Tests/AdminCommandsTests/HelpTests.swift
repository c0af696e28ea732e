import ArgumentParsing
import Foundation
import TestSupport
import Testing

@testable import AdminCommands

/// The help of the command tree.
@Suite struct HelpTests {
  /// The words of every command, and none for the program itself.
  private static func paths() -> [[String]] { [[]] + CommandPaths.all() }

  private static func commands(below group: any CommandGroup.Type) -> [any CommandNode.Type] {
    group.sections.flatMap(\.commands).flatMap { node -> [any CommandNode.Type] in
      guard let group = node as? any CommandGroup.Type else { return [node] }
      return commands(below: group)
    }
  }

  @Test func `every help screen fits 80 columns, and no summary is cut`() throws {
    let paths = Self.paths()
    #expect(paths.count > 45)
    for path in paths {
      guard case .help(let text) = try Parser(Galley.self).parse(["help"] + path) else {
        Issue.record("no help for \(path)")
        continue
      }
      let wide = text.split(separator: "\n").filter { $0.count > 80 }
      #expect(wide.isEmpty, "\(path)")
      // The end of a summary that is too long.
      let cut = text.split(separator: "\n").filter { $0.hasPrefix("  ") && $0.hasSuffix("…") }
      #expect(cut.isEmpty, "\(path)")
    }
  }

  @Test func `every command of this folder's tree says what it does and gives an example`() {
    for command in Self.commands(below: Galley.self) {
      let configuration = command.configuration
      #expect(configuration.abstract.hasSuffix("."), "\(configuration.name)")
      #expect(!configuration.examples.isEmpty, "\(configuration.name)")
    }
  }

  @Test func `no command has two options with the same name`() throws {
    for path in Self.paths() {
      guard case .help(let text) = try Parser(Galley.self).parse(["help"] + path) else { continue }
      let names = text.matches(of: /(?m)^ {2,6}(?:-[a-z], |    )?(--[a-z-]+)/).map { $0.1 }
      #expect(names.count == Set(names).count, "\(path): \(names)")
    }
  }

  /// The words of the commands whose help contains a text.
  private static func commands(withHelp text: String) throws -> [String] {
    try paths().filter { path in
      guard case .help(let help) = try Parser(Galley.self).parse(["help"] + path) else {
        return false
      }
      return help.contains(text)
    }.map { $0.joined(separator: " ") }
  }

  private static func page(_ name: String) throws -> String {
    try String(
      contentsOf: URL(filePath: #filePath)
        .appending(path: "../../../Sources/galley/galley.docc/\(name).md").standardized,
      encoding: .utf8)
  }

  @Test func `the page "What cannot be undone" names the commands that ask, and each can rehearse`()
    throws
  {
    let asking = try Self.commands(withHelp: "--yes ")
    #expect(
      asking == [
        "reply erase", "kill", "destination remove", "user role", "user disable", "log erase",
        "database backup prune", "database restore",
      ])
    #expect(try Self.commands(withHelp: "--dry-run ").count { asking.contains($0) } == 8)
    let rows = try Self.page("Irreversible").split(separator: "\n").filter { $0.contains("| ask") }
    for command in asking { #expect(rows.contains { $0.contains("`\(command)`") }, "\(command)") }
  }

  @Test func `the page "The command line" names the commands that take several articles`() throws {
    let text = try Self.page("CommandLine")
    let sentence = try #require(text.firstMatch(of: /(?s)once\n\n(.*?) take several references/))
    let named = sentence.1.matches(of: /`([a-z -]+)`/).map { String($0.1) }
    // These have one answer about all of their articles.
    let several = try Self.commands(withHelp: "<ref> ...")
      .filter { !["export", "destination retry"].contains($0) }
    #expect(named.sorted() == several.sorted())
  }

  @Test(arguments: [
    (["shwo"], "Did you mean 'show'?"), (["projection", "rebild"], "Did you mean 'rebuild'?"),
    (["list", "--lmit", "3"], "Did you mean '--limit'?"),
    (["list", "--json"], "Did you mean '--format json'?"),
    (["edit", "cat-news"], "Did you mean 'revise'?"), (["new"], "Did you mean 'draft'?"),
    (["reject", "cat-news"], "Did you mean 'request-changes' or 'reply reject'?"),
    (["undo"], "Did you mean 'restore', 'withdraw', 'unschedule', 'unpublish' or 'unspike'?"),
  ])
  func `a misspelt word is refused with a suggestion`(
    words: [String], suggestion: String
  ) async throws {
    let outcome = try await GalleyBinary().run(words)
    #expect(outcome.exitCode == 64)
    #expect(outcome.stdout.isEmpty)
    #expect(outcome.stderr.contains(suggestion), "\(outcome.stderr)")
    #expect(outcome.stderr.filter(\.isNewline).count == 1)
  }

  @Test func `without a command the help is shown`() async throws {
    let outcome = try await GalleyBinary().run([])
    #expect(outcome.exitCode == 0)
    #expect(outcome.stdout.hasPrefix("OVERVIEW: "))
  }

  @Test func `a closed output ends the program silently`() async throws {
    let outcome = try await GalleyBinary().shell(
      "(sleep 0.3; $GALLEY help; echo code $? >&2) | true")
    #expect(outcome.stderr == "code 141\n")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `articles complete by their slugs`(shell: String) async throws {
    let outcome = try await GalleyBinary().run(["completion", shell])
    #expect(outcome.exitCode == 0)
    #expect(outcome.stdout.contains("galley list --slugs"))
  }

  @Test func `every command has a manual page, which groff reads without a warning`() async throws {
    let outcome = try await GalleyBinary().shell(
      """
      mkdir man && "$GALLEY" manual man && ls man | wc -l
      if command -v groff >/dev/null; then groff -man -Tutf8 -ww -z man/*; fi
      grep -c 'tomorrow 6:00' man/galley-schedule.1; grep -A1 'SEE ALSO' man/galley-log-tail.1
      "$GALLEY" manual nowhere; echo "code $?"
      """)
    let lines = outcome.stdout.split(separator: "\n").map { String($0) }
    #expect(lines.first == String(Self.paths().count))
    #expect(lines.contains(#"\fBgalley\-log\fR(1)"#))
    #expect(lines.last == "code 1")
    #expect(
      outcome.stderr.split(separator: "\n").dropFirst() == [
        "galley: cannot write nowhere/galley.1: No such file or directory; "
          + "name a directory of yours that exists"
      ], "\(outcome.stderr)")
  }
}
