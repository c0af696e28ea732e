import Foundation
import Testing

/// Compares the tables of the threat model with the attacks of this suite.
@Suite struct ThreatModelTests {
  private static let page = URL(filePath: #filePath)
    .appending(path: "../../../Sources/Newsroom/Newsroom.docc/ThreatModel.md").standardized

  @Test(arguments: Theme.all)
  func `the threat model lists each attack with its outcome`(theme: Theme) throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let table = theme.table
    #expect(page.contains("\n\(table)\n\n"), "ThreatModel.md must say:\n\(table)")
  }

  @Test func `the threat model lists no attack that is not tested`() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let section = try #require(page.components(separatedBy: "## The attacks\n").dropFirst().first)
    let listed = section.matches(of: /\n\| `([a-z-]+)` \|/).map { String($0.1) }
    #expect(listed == Attack.all.map(\.name))
  }
}

extension Theme {
  /// The table of the threat model.
  fileprivate var table: String {
    let rows = attacks.map { "| `\($0.name)` | \($0.attacker.rawValue) | \($0.outcome.words) |" }
    return (["### \(title)", "", "| attack | by | result |", "|---|---|---|"] + rows)
      .joined(separator: "\n")
  }
}
