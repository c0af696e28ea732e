import Dispatch
import Testing

@testable import PostgresEventStore

@Suite struct BoundedChannelTests {
  /// Runs `body` on a thread that it may block.
  private func blocking<R: Sendable>(_ body: @Sendable @escaping () -> R) async -> R {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "channel").async { continuation.resume(returning: body()) }
    }
  }

  @Test func `all elements arrive in order, and then the end`() async {
    let channel = BoundedChannel<Int>(capacity: 3)
    async let received = blocking {
      var received: [Int] = []
      while let next = channel.receive() { received.append(next) }
      return received
    }
    await blocking {
      for number in 0..<1_000 { try? channel.send(number) }
      channel.finish()
    }
    #expect(await received == Array(0..<1_000))
  }

  @Test func `the sender learns that the receiver has cancelled`() async {
    let channel = BoundedChannel<Int>(capacity: 2)
    async let sent = blocking {
      var sent = 0
      while (try? channel.send(sent)) != nil { sent += 1 }
      return sent
    }
    await blocking {
      _ = channel.receive()
      channel.cancel()
    }
    // One was received, at most two are buffered, and one may have been sent at the same time.
    #expect(await sent <= 3)
  }

  @Test func `an empty channel can end`() async {
    let channel = BoundedChannel<Int>(capacity: 1)
    channel.finish()
    #expect(await blocking { channel.receive() == nil && channel.receive() == nil })
  }
}
