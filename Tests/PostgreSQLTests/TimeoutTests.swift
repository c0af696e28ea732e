import PostgreSQL
import Testing

struct TimeoutTests {
  @Test(arguments: [
    (Duration.zero, "1ms"), (.microseconds(300), "1ms"), (.milliseconds(250), "250ms"),
    (.seconds(10), "10000ms"), (.seconds(1e10), "2147483647ms"),
  ])
  func `no limit of a server's timeout becomes none`(duration: Duration, setting: String) {
    #expect(duration.timeoutSetting == setting)
  }
}
