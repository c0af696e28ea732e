import ArgumentParsing
import TestSupport
import Testing

@testable import AdminCommands

/// Command lines of galley from its own words and hostile ones, in random order. None is run.
@Suite struct RandomCommandLineTests {
  /// The words of every help screen: commands, options and values.
  private static func words() throws -> [String] {
    var words: Set<String> = []
    for path in CommandPaths.all() {
      words.formUnion(path)
      guard case .help(let text) = try Parser(Galley.self).parse(["help"] + path) else { continue }
      words.formUnion(text.matches(of: /--?[a-z][a-z-]*/).map { String($0.0) })
    }
    return words.sorted()
  }

  private static let hostile = [
    "", "-", "--", "---", "=", "--=", "-\u{1B}[2J", "\u{202E}", "a\nb", "--at=\0", "'", "\u{FFFD}",
    "99999999999999999999", "-1", "2026-02-30", "2026-10-25 02:30", "Europe/Berlin", "@0", "json",
    "postgresql://u:hemlig@h/db", String(repeating: "x", count: 5_000),
  ]

  @Test(arguments: 1...4)
  func `any words are a command, a help screen, or one line that a terminal can show`(
    seed: UInt64
  ) throws {
    let words = try Self.words()
    let paths = CommandPaths.all()
    var generator = SeededGenerator(seed: seed)
    for _ in 1...400 {
      var line = paths.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let word = Bool.random(using: &generator) ? Self.hostile : words
        line.insert(
          word.randomElement(using: &generator) ?? "",
          at: Int.random(in: 0...line.count, using: &generator))
      }
      do throws(UsageError) {
        _ = try Parser(Galley.self).parse(line)
      } catch {
        let end = ProgramEnd(error, in: .table)
        #expect(end.code == .usage, "\(line.debugDescription)")
        let text = try #require(end.line)
        #expect(text.count { $0 == "\n" } == 1, "\(text.debugDescription)")
        #expect(text.hasSuffix("\n"), "\(text.debugDescription)")
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"), "\(line.debugDescription)")
        #expect(text.utf8.count < 1_000, "\(text.debugDescription)")
      }
    }
  }
}
