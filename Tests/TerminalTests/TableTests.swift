import Terminal
import Testing

struct `A table` {
  private let columns = [
    TableColumn("slug", minimumWidth: 8),
    TableColumn("state", dropRank: 1),
    TableColumn("rev", alignment: .right),
    TableColumn("headline", minimumWidth: 10, dropRank: 2),
  ]

  private var table: Table {
    Table(
      columns: columns,
      rows: [
        ["cats-in-the-council", "approved", "3", "Cats take over the council chamber"],
        ["dogs", "draft", "12", "Dogs"],
      ])
  }

  @Test func `is as wide as its texts if there is room`() {
    #expect(
      table.text(for: .terminal(width: 80)) == """
        SLUG                 STATE     REV  HEADLINE
        cats-in-the-council  approved    3  Cats take over the council chamber
        dogs                 draft      12  Dogs

        """)
  }

  @Test func `cuts the widest of the columns that allow it`() {
    #expect(
      table.text(for: .terminal(width: 50)) == """
        SLUG              STATE     REV  HEADLINE
        cats-in-the-cou…  approved    3  Cats take over t…
        dogs              draft      12  Dogs

        """)
  }

  @Test func `omits columns by their rank if cutting is not enough`() {
    #expect(
      table.text(for: .terminal(width: 30)) == """
        SLUG             STATE     REV
        cats-in-the-co…  approved    3
        dogs             draft      12

        """)
    #expect(
      table.text(for: .terminal(width: 20)) == """
        SLUG             REV
        cats-in-the-co…    3
        dogs              12

        """)
  }

  @Test func `cuts everything before a line wraps`() {
    #expect(
      table.text(for: .terminal(width: 8)) == """
        SL…  REV
        ca…    3
        do…   12

        """)
  }

  @Test(arguments: 8...90)
  func `is never wider than the terminal`(width: Int) {
    let lines = table.text(for: .terminal(width: width)).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { DisplayWidth(of: $0).cells <= width })
  }

  @Test func `is written in full without a terminal`() {
    let text = String(repeating: "long ", count: 100) + "end"
    let table = Table(columns: [TableColumn("text", minimumWidth: 4)], rows: [[TableCell(text)]])
    #expect(table.text(for: .file) == "TEXT\n\(text)\n")
  }

  @Test func `counts cells, not characters`() {
    let table = Table(
      columns: [TableColumn("name", minimumWidth: 4), TableColumn("n")],
      rows: [["漢字漢字", "1"], ["cafe\u{301}", "2"], ["👩‍👩‍👧‍👦", "3"]])
    #expect(
      table.text(for: .terminal(width: 80)) == """
        NAME      N
        漢字漢字  1
        cafe\u{301}      2
        👩‍👩‍👧‍👦        3

        """)
    let narrow = table.text(for: .terminal(width: 7)).split(separator: "\n")
    #expect(narrow[1] == "漢…   1")
  }

  @Test func `does not end lines with spaces and keeps empty cells`() {
    let table = Table(
      columns: [TableColumn("a"), TableColumn("b"), TableColumn("c")],
      rows: [["1", "", "3"], ["", "", ""], ["1", "", ""]])
    #expect(table.text(for: .file) == "A  B  C\n1     3\n\n1\n")
  }

  @Test func `styles its texts, not the space around them`() {
    let screen = TerminalCapabilities(
      isTerminal: true, width: 80, allowsColour: true, allowsRedrawing: true)
    let table = Table(
      columns: [TableColumn("state"), TableColumn("n", alignment: .right)],
      rows: [[TableCell("live", .green), "1"]])
    #expect(
      table.text(for: screen)
        == "\u{1B}[1mSTATE\u{1B}[0m  \u{1B}[1mN\u{1B}[0m\n\u{1B}[32mlive\u{1B}[0m   1\n")
  }

  @Test func `sanitizes its texts`() {
    let table = Table(columns: [TableColumn("text")], rows: [[TableCell("a\n\u{1B}[2Jb")]])
    #expect(table.text(for: .file) == "TEXT\na ␛[2Jb\n")
  }

  @Test func `knows whether it is empty`() {
    #expect(Table(columns: columns, rows: []).isEmpty)
    #expect(!table.isEmpty)
  }
}
