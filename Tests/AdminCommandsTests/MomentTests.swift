import Foundation
import Testing

@testable import AdminCommands

@Suite struct MomentTests {
  private let noon = Date(timeIntervalSince1970: 1_795_435_200)

  @Test(arguments: [
    (0.0, "now"), (-0.9, "now"), (-1, "1 s ago"), (-59.9, "59 s ago"), (-60, "1 min ago"),
    (-3_599, "59 min ago"), (-3_600, "1 h ago"), (-86_399, "23 h ago"), (-86_400, "1 d ago"),
    (-864_000, "10 d ago"), (90, "in 1 min"), (172_800, "in 2 d"),
  ])
  func `a distance is written in the largest unit that it fills`(seconds: Double, words: String) {
    #expect(Moment(noon.addingTimeInterval(seconds), now: noon).relative == words)
  }

  @Test func `times are in UTC, and those of a schedule in its own zone`() {
    let moment = Moment(noon, now: noon)
    #expect(moment.absolute == "2026-11-23 12:00 UTC")
    #expect(moment.absolute(in: "Europe/Berlin") == "2026-11-23 13:00 Europe/Berlin")
    #expect(moment.absolute(in: "Nowhere/Land") == "2026-11-23 12:00 UTC")
  }
}
