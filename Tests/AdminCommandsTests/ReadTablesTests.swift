import EditorialReadModels
import Foundation
import Terminal
import Testing

@testable import AdminCommands
@testable import Newsroom

/// The tables and texts of reading commands on terminals of several widths.
@Suite struct ReadTablesTests {
  private static let widths = [40, 80, 160]

  private static func screen(_ width: Int) -> TerminalCapabilities {
    TerminalCapabilities(
      isTerminal: true, width: width, allowsColour: false, allowsRedrawing: true)
  }

  @Test(arguments: widths)
  func `chosen columns that do not fit are omitted from the right, and REF is whole`(width: Int)
    throws
  {
    var row = BoardRow()
    (row.headline, row.firstPosition) = (String(repeating: "Council ", count: 20), 1_234_567)
    let chosen = try ColumnsArgument(
      argument: "headline,slug,state,public,section,author,words,changed,at,ref")
    let text = ArticleTable([row], chosen: chosen, or: [], dropping: []).table
      .text(for: Self.screen(width))
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width }, "\(text)")
    #expect(lines.last?.hasSuffix("  @1234567") == true, "\(text)")
    let headings = lines[0].split(separator: " ").map(String.init)
    let all = chosen.columns.dropLast().map { $0.rawValue.uppercased() }
    #expect(headings == all.prefix(headings.count - 1) + ["REF"], "\(text)")
  }

  @Test(arguments: widths)
  func `the headlines of the activity differ where they fit`(width: Int) throws {
    let beginning = String(repeating: "The council approves the plan ", count: 6)
    let entries = ["of the school", "of the harbour"].map { end in
      var row = ActivityRow()
      row.at = Date()
      (row.actor, row.words) = ("eva", String(repeating: "saved a revision ", count: 20))
      return ActivityEntry(
        row: row, slug: nil, headline: beginning + end, firstPosition: 1_234_567)
    }
    let text = ActivityText(entries, screen: Self.screen(width)).text
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width }, "\(text)")
    #expect(text.contains("@1234567"))
    if width > 40 { #expect(lines.contains { $0.hasSuffix("school") }, "\(text)") }
    #expect(Set(lines.filter { $0.contains("@1234567") }).count == 2, "\(text)")
    if width == 160 { #expect(lines.contains { $0.count > 100 }, "\(text)") }
  }

  @Test(arguments: widths)
  func `the first line of a search hit is wrapped`(width: Int) {
    let text = HitText(AnswerSample.hit, screen: Self.screen(width)).text
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width }, "\(text)")
    #expect(lines[0].hasPrefix("cat-news "), "\(text)")
    #expect(text.contains("changed "), "\(text)")
  }

  @Test func `the table of live articles shows the time of an erasure as people read it`() {
    let at = Date(timeIntervalSince1970: 1_795_435_200)
    let article = LiveArticle(
      row: PublicationRow(), firstPosition: 3, headline: "Cat", section: nil,
      erased: TextErasure(by: "anna", at: at, reason: "It names a minor.", ground: "Art. 17"))
    let text = LiveTable([article]).table.text(for: Self.screen(160))
    #expect(text.contains("[erased by anna on \(Moment(at).absolute) (Art. 17)]"), "\(text)")
  }
}
