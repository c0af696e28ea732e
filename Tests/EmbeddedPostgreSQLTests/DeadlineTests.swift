import Testing

@testable import PrivateServers

@Suite struct DeadlineTests {
  @Test(
    arguments: [
      (Duration.zero, 10_000), (.milliseconds(100), 10_000), (.seconds(1), 100_000),
      (.seconds(60), 250_000),
    ] as [(Duration, UInt32)])
  func `a long wait looks less often, and at least four times a second`(
    waited: Duration, microseconds: UInt32
  ) {
    #expect(Deadline.pause(after: waited) == microseconds)
  }
}
