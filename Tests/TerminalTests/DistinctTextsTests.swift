import Testing

@testable import Terminal

struct `Texts in a narrow column` {
  private func cut(_ texts: [String], _ cells: Int) -> [String] {
    DistinctTexts(texts, cells: cells).texts
  }

  @Test func `are cut at the end if that leaves them different`() {
    #expect(cut(["Cats take over", "Dogs"], 8) == ["Cats ta…", "Dogs"])
    #expect(cut(["Cats take over", "Cats take over"], 8) == ["Cats ta…", "Cats ta…"])
  }

  @Test func `leave out a beginning that several have in common`() {
    let texts = ["The council approves the wall", "The council approves the ferry", "Dogs"]
    #expect(cut(texts, 20) == ["The council app…wall", "The council ap…ferry", "Dogs"])
    let long = [
      "The council approves the wall and more", "The council approves the ferry and more",
    ]
    #expect(cut(long, 20) == ["The co…wall and more", "The c…ferry and more"])
  }

  @Test(arguments: 4...40)
  func `differ in every width, and never exceed it`(width: Int) {
    let texts = [
      "港口议会批准了新的港口改造计划：第一部分", "港口议会批准了新的港口改造计划：第二部分",
      "The council of Port Orrin approves the plan: a",
      "The council of Port Orrin approves the plan: b",
      "مجلس بورت أورين يوافق على الخطة الجديدة 1", "مجلس بورت أورين يوافق على الخطة الجديدة 2",
    ]
    let shown = cut(texts, width)
    #expect(Set(shown).count == texts.count)
    #expect(shown.allSatisfy { DisplayWidth(of: $0).cells <= width }, "\(shown)")
  }

  @Test func `that read from right to left do not turn the line around on a terminal`() {
    let table = Table(
      columns: [TableColumn("headline"), TableColumn("ref")], rows: [["مجلس", "@7"]])
    #expect(
      table.text(for: .terminal(width: 40)) == "HEADLINE  REF\n\u{200E}مجلس\u{200E}      @7\n")
    #expect(table.text(for: .file) == "HEADLINE  REF\nمجلس      @7\n")
  }

  @Test func `have a note below them that wraps`() {
    let table = Table(
      columns: [TableColumn("a")], rows: [["1"], ["2"]], notes: ["anna: Which lamp?", nil])
    #expect(table.text(for: .terminal(width: 14)) == "A\n1\n  anna: Which\n  lamp?\n2\n")
  }

  @Test func `are cut further than usual before a column that is never cut`() {
    let table = Table(
      columns: [TableColumn("headline", minimumWidth: 32), TableColumn("due")],
      rows: [["Cats take over the council chamber", "2026-12-01 06:00 UTC"]])
    #expect(
      table.text(for: .terminal(width: 40)).split(separator: "\n")[1]
        == "Cats take over th…  2026-12-01 06:00 UTC")
  }
}
