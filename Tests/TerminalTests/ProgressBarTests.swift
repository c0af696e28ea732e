import Terminal
import Testing

struct `A progress bar` {
  private let clock = TestClock()
  private let drawn = Transcript()
  private let notices = Transcript()

  private func bar(on capabilities: TerminalCapabilities) -> ProgressBar {
    ProgressBar(
      capabilities: capabilities, now: clock.now, draw: drawn.write, notice: notices.write)
  }

  @Test func `shows the phase, the share, the count, the rate and the time left`() {
    let bar = bar(on: .terminal(width: 90))
    bar.begin("Folding", total: 1_000_000, unit: "events")
    clock.advance(by: .seconds(4))
    bar.advance(to: 400_000)
    #expect(
      drawn.all == [
        "\rFolding  [........................................]  0 %  0/1,000,000 events\u{1B}[K",
        "\rFolding  [##########................]  40 %  400,000/1,000,000 events  100,000/s"
          + "  6s left\u{1B}[K",
      ])
  }

  @Test(arguments: [
    (10, "10s left"), (65, "1m 05s left"), (3600, "1h 00m left"), (7384, "2h 03m left"),
  ])
  func `shows the remaining time in its two largest units`(seconds: Int, text: String) {
    let bar = bar(on: .terminal(width: 80))
    bar.begin("Folding", total: 1000 * (seconds + 1), unit: "events")
    clock.advance(by: .seconds(1))
    bar.advance(to: 1000)
    #expect(drawn.all.last?.contains("  \(text)\u{1B}[K") == true)
  }

  @Test func `is drawn at most ten times a second`() {
    let bar = bar(on: .terminal(width: 80))
    bar.begin("Folding", total: 1000, unit: "events")
    for count in 1...1000 {
      clock.advance(by: .milliseconds(1))
      bar.advance(to: count)
    }
    #expect(drawn.all.count == 11)
  }

  @Test func `never fills the last column, which would wrap`() {
    for width in [10, 20, 40, 60, 100, 200] {
      let bar = bar(on: .terminal(width: width))
      bar.begin("Copying rows out", total: 90_000, unit: "rows")
      clock.advance(by: .seconds(1))
      bar.advance(to: 45_000)
    }
    let widths = drawn.all.map { DisplayWidth(of: $0.dropFirst().dropLast(3)).cells }
    for (index, width) in [10, 20, 40, 60, 100, 200].enumerated() {
      #expect(widths[2 * index] < width)
      #expect(widths[2 * index + 1] < width)
    }
  }

  @Test func `shows only a count when the total is unknown`() {
    let bar = bar(on: .terminal(width: 80))
    bar.begin("Reading", total: nil, unit: "events")
    clock.advance(by: .seconds(2))
    bar.advance(to: 3000)
    #expect(drawn.all.last == "\rReading  3,000 events  1,500/s\u{1B}[K")
  }

  @Test func `is full when there is nothing to do and when the total is exceeded`() {
    let bar = bar(on: .terminal(width: 80))
    bar.begin("Folding", total: 0, unit: "events")
    #expect(drawn.all.last?.contains("100 %  0/0 events") == true)
    bar.begin("Folding", total: 10, unit: "events")
    clock.advance(by: .seconds(1))
    bar.advance(to: 12)
    #expect(drawn.all.last?.contains("100 %  12/10 events  12/s\u{1B}[K") == true)
  }

  @Test func `clears its line, once`() {
    let bar = bar(on: .terminal(width: 80))
    bar.clear()
    #expect(drawn.all == [])
    bar.begin("Folding", total: 10, unit: "events")
    bar.clear()
    bar.clear()
    #expect(drawn.all.count == 2)
    #expect(drawn.all.last == "\r\u{1B}[K")
  }

  @Test func `is redrawn at once after it was cleared`() {
    let bar = bar(on: .terminal(width: 80))
    bar.begin("Folding", total: 10, unit: "events")
    bar.clear()
    bar.advance(to: 5)
    #expect(drawn.all.count == 3)
  }

  @Test func `prints a line from time to time without a terminal`() {
    let bar = bar(on: .file)
    bar.begin("Folding", total: 100, unit: "events")
    for count in 1...25 {
      clock.advance(by: .seconds(1))
      bar.advance(to: count)
    }
    bar.clear()
    #expect(drawn.all == [])
    #expect(
      notices.all == [
        "Folding: 10 %  10/100 events  1/s  1m 30s left",
        "Folding: 20 %  20/100 events  1/s  1m 20s left",
      ])
  }
}
