import Testing

@testable import EmbeddedPostgreSQL

@Suite struct WALHistoryTests {
  /// The third history, which left the first one in its fifth file, and the second in its seventh.
  private let history = WALHistory(
    number: 3,
    text:
      "1\t0/5000028\tbefore 2026-11-30 09:15:00+00\n\n2\t1/7000000\tno recovery target specified\n")

  @Test func `the file of a history says what it continues, and from where`() {
    #expect(
      history.past == [.init(number: 1, end: 0x500_0028), .init(number: 2, end: 0x1_0700_0000)])
    #expect(history.file == "00000003.history")
    #expect(WALHistory.file(of: 0x1F) == "0000001F.history")
    #expect(WALHistory.first.past == [])
  }

  @Test func `a history contains its own places and earlier ones up to where it left them`() {
    #expect(history.contains(0xFFFF_FFFF, of: 3))
    #expect(history.contains(0x500_0028, of: 1))
    #expect(!history.contains(0x500_0029, of: 1))
    #expect(!history.contains(0, of: 4))
  }

  @Test(
    arguments: [
      ("000000010000000000000004", false), ("000000010000000000000005", true),
      ("000000010000000100000000", true), ("000000020000000100000006", false),
      ("000000020000000100000007", true), ("000000030000000900000009", false),
      ("00000002.history", false), ("000000010000000000000006.partial", false),
    ])
  func `a file of an earlier history from where it was left on does not belong to a history`(
    name: String, hasLeft: Bool
  ) {
    #expect(history.hasLeft(segment: name) == hasLeft)
  }
}
