import Testing

@testable import AdminCommands

@Suite struct TimeSpanTests {
  @Test(arguments: [
    (-5.0, "0 s"), (0, "0 s"), (0.9, "0 s"), (1, "1 s"), (59.9, "59 s"), (60, "1 min"),
    (61, "1 min 1 s"), (3_599, "59 min 59 s"), (3_600, "1 h"), (3_601, "1 h"),
    (8_040, "2 h 14 min"), (86_399, "23 h 59 min"), (86_400, "1 d"), (90_000, "1 d 1 h"),
    (86_460, "1 d"), (8_640_000, "100 d"), (1e300, "11574074 d 1 h"),
  ])
  func `a span is written in its two largest units`(seconds: Double, words: String) {
    #expect(TimeSpan(seconds).words == words)
  }

  @Test(arguments: [
    (0.0, ""), (0.001, "▏"), (0.25, "█"), (0.3125, "█▎"), (0.999, "████"), (1, "████"),
    (7, "████"), (-1, ""),
  ])
  func `a bar is as long as its share, to an eighth of a cell`(share: Double, text: String) {
    #expect(BlockBar(share: share, cells: 4).text == text)
  }
}
