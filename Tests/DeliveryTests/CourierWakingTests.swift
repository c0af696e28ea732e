import Delivery
import Newsroom
import TestSupport
import Testing

/// How soon a courier looks.
@Suite(.database) struct CourierWakingTests {
  let database = TestDatabase.current

  @Test func `a courier that waits looks at once when a worker has updated the read models`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    let (leading, led) = AsyncStream<Void>.makeStream()
    // It looks by itself once, and then not before the test has failed.
    let courier = try Courier(
      desk.anna, policy: DeliveryDesk.policy, shortestWait: .seconds(3_600),
      maximumWait: .seconds(3_600), channel: desk.subscribers.channel
    ) { if case .leads = $0 { led.yield() } }
    let worker = try desk.anna.worker(
      maximumWait: .milliseconds(5), notice: { _ in }, advanced: courier.wake)
    let stop = StopSignal()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await courier.run(until: stop) }
      group.addTask { _ = try await worker.run(until: stop) }
      defer {
        stop.raise()
        courier.wake()
      }
      for await _ in leading { break }
      let id = try await desk.write("ferry")
      try await desk.release(id)
      try await desk.wait(.delivered, of: id, to: "wire")
    }
    #expect(desk.subscribers.received(by: "wire") == ["ferry usable"])
    await desk.close()
  }
}
