import Foundation
import Newsroom
import Testing

@testable import AdminCommands

@Suite struct MomentTests {
  private let noon = Date(timeIntervalSince1970: 1_795_435_200)

  @Test(arguments: [
    (0.0, "now"), (-0.9, "now"), (-1, "1 s ago"), (-59.9, "59 s ago"), (-60, "1 min ago"),
    (-3_599, "59 min ago"), (-3_600, "1 h ago"), (-86_399, "23 h ago"), (-86_400, "1 d ago"),
    (-864_000, "10 d ago"), (90, "in 1 min"), (172_800, "in 2 d"), (-31_535_999, "364 d ago"),
    (-31_536_000, "1 y ago"), (-402_192_000, "12 y ago"), (63_072_000, "in 2 y"),
  ])
  func `a distance is written in the largest unit that it fills`(seconds: Double, words: String) {
    #expect(Moment(noon.addingTimeInterval(seconds), now: noon, in: .utc).relative == words)
  }

  @Test func `a time is in the zone and in UTC, with its distance from now`() throws {
    #expect(Moment(noon, now: noon, in: .utc).full == "Mon 23 Nov 12:00 UTC (now)")
    let moment = Moment(noon, now: noon + 60, in: try ZoneName("Europe/Berlin"))
    #expect(moment.absolute == "Mon 23 Nov 13:00 Berlin (12:00 UTC)")
    #expect(moment.full == "Mon 23 Nov 13:00 Berlin (12:00 UTC, 1 min ago)")
  }

  @Test func `in a view of the past, ages count from its moment, and years from now`() {
    var invocation = Invocation.current
    invocation.viewpoint = Viewpoint()
    invocation.viewpoint.adopt(noon)
    Invocation.$current.withValue(invocation) {
      let moment = Moment(noon - 7_200, now: noon + 400 * 86_400, in: .utc)
      #expect(moment.waited == "2 h")
      #expect(moment.full == "Mon 23 Nov 2026 10:00 UTC (2 h ago)")
    }
  }
}
