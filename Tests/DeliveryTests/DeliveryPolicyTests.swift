import Delivery
import Newsroom
import TestSupport
import Testing

struct DeliveryPolicyTests {
  @Test func `the pauses double up to the longest, with jitter, and end`() throws {
    let policy = DeliveryPolicy(firstPause: .seconds(2), longestPause: .seconds(60), attempts: 9)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      for (attempts, full) in [(1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 60), (8, 60)] {
        let pause = try #require(policy.pause(after: attempts, using: &generator))
        #expect((.seconds(full) / 2 ... .seconds(full)).contains(pause), "\(attempts)")
      }
    }
    #expect(policy.pause(after: 9, using: &generator) == nil)
  }

  @Test func `a receiver may ask for a longer pause, but not for longer than the longest`() {
    let policy = DeliveryPolicy(longestPause: .seconds(60))
    var generator = SeededGenerator(seed: 7)
    for (wanted, expected) in [(30, 30), (6_000, 60)] {
      let failure = DeliveryFailure("busy", status: 429, retryAfter: .seconds(wanted))
      #expect(policy.pause(after: 1, failure, using: &generator) == .seconds(expected))
    }
  }

  @Test func `a rate limit gives what time has refilled, up to a second's worth`() {
    let start = ContinuousClock.now
    var limit = RateLimit(perSecond: 10, at: start)
    #expect(limit.allowance(at: start) == 10)
    limit.use(10)
    #expect(limit.allowance(at: start) == 0)
    #expect(limit.allowance(at: start + .milliseconds(250)) == 2)
    #expect(limit.allowance(at: start + .seconds(60)) == 10)
    var slow = RateLimit(perSecond: 0.5, at: start)
    slow.use(1)
    #expect(slow.allowance(at: start + .seconds(1)) == 0)
    #expect(slow.allowance(at: start + .seconds(2)) == 1)
  }

  @Test func `a directory stays below the root`() {
    #expect(DirectoryPath("wire/ninjs")?.components == ["wire", "ninjs"])
    for text in ["", "/etc", "a/../b", "..", ".", "a//b", "a/", "a\0b", "a\nb"] {
      #expect(DirectoryPath(text) == nil, "\(text)")
    }
  }
}
