import Foundation
import Newsroom
import Testing

@testable import WebDesk

@Suite struct SignInLimitsTests {
  @Test func `a name that nobody can have is not remembered, and its address is`() async throws {
    let limits = SignInLimits()
    let name = String(repeating: "a", count: 1 << 20)
    await #expect(throws: SignInLimits.Refusal.wrongPassword) {
      try await limits.attempt(name, from: "192.0.2.1") { throw Failure(.forbidden, "it is wrong") }
    }
    #expect(await Set(limits.failed.keys) == ["address 192.0.2.1"])
  }

  @Test func `what failed long ago is forgotten when somebody else fails`() async {
    let limits = SignInLimits()
    let start = Date(timeIntervalSince1970: 1_700_000_000)
    await limits.noteFailure("eva", from: "192.0.2.1", at: start)
    await limits.noteFailure("emil", from: "192.0.2.2", at: start + SignInLimits.time - 1)
    #expect(await limits.failed.count == 4)
    await limits.noteFailure("otto", from: "192.0.2.2", at: start + SignInLimits.time + 61)
    #expect(
      await Set(limits.failed.keys) == ["name emil", "name otto", "address 192.0.2.2"])
  }
}
