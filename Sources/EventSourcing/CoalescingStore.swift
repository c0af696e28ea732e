package import Foundation

/// A store whose loads and appends, where several are asked for at once, share a question to the
/// store beneath it: a query, a transaction, a wait for the disk.
///
/// Each has the answer that it would have had alone. One that is asked for while none is on its way
/// goes on its way at once.
package struct CoalescingStore<Base: EventStore>: EventStore {
  package typealias Event = Base.Event
  package typealias Attachment = Base.Attachment
  package typealias Salt = Base.Salt

  package let base: Base
  private let loads: Coalescer<StreamName, LoadedStream<Event, Salt>>
  private let appends: Coalescer<Append<Event, Attachment>, [RecordedEvent<Event>]>

  /// - Parameters:
  ///   - places: How many questions of a kind may be on their way at once. With one, those that wait
  ///     are most, and share most; two gave no more ('galley bench commands --clients 64').
  ///   - limit: How many loads or appends share one.
  package init(_ base: Base, places: Int = 1, limit: Int = 128) {
    self.base = base
    loads = Coalescer(places: places, limit: limit) { streams in
      try await base.load(streams).map { .success($0) }
    }
    // Two appends to one stream are two transactions, or the second would be decided on what the
    // first may not come to.
    appends = Coalescer(
      places: places, limit: limit, keys: { [$0.stream.id, $0.commandID] },
      work: { try await base.append($0) })
  }

  package func newSalt() -> Salt { base.newSalt() }

  package func load(_ streams: [StreamName]) async throws -> [LoadedStream<Event, Salt>] {
    guard streams.count == 1 else { return try await base.load(streams) }
    return [try await loads.answer(to: streams[0])]
  }

  package func recorded(by commandID: UUID) async throws -> [RecordedEvent<Event>] {
    try await base.recorded(by: commandID)
  }

  package func append(
    _ appends: [Append<Event, Attachment>]
  ) async throws -> [AppendResult<Event>] {
    guard appends.count == 1 else { return try await base.append(appends) }
    do {
      return [.success(try await self.appends.answer(to: appends[0]))]
    } catch {
      return [.failure(error)]
    }
  }
}
