import Dispatch
import Testing

@testable import PostgresEventStore

@Suite struct ConveyorTests {
  /// Runs `body` where it may block.
  private func blocking<R: Sendable>(_ body: @Sendable @escaping () -> R) async -> R {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "conveyor").async { continuation.resume(returning: body()) }
    }
  }

  @Test func `everything arrives in order, and then the end`() async {
    let conveyor = Conveyor<Int>(capacity: 3)
    async let taken = blocking {
      var taken: [Int] = []
      while let next = conveyor.take() { taken.append(next) }
      return taken
    }
    await blocking {
      for number in 0..<1_000 { try? conveyor.put(number) }
      conveyor.finish()
    }
    #expect(await taken == Array(0..<1_000))
  }

  @Test func `who puts is told when nobody takes any more`() async {
    let conveyor = Conveyor<Int>(capacity: 2)
    async let put = blocking {
      var put = 0
      while (try? conveyor.put(put)) != nil { put += 1 }
      return put
    }
    await blocking {
      _ = conveyor.take()
      conveyor.abandon()
    }
    // One was taken, at most two wait, and one of them may have come with the news.
    #expect(await put <= 3)
  }

  @Test func `an end without anything is an end`() async {
    let conveyor = Conveyor<Int>(capacity: 1)
    conveyor.finish()
    #expect(await blocking { conveyor.take() == nil && conveyor.take() == nil })
  }
}
