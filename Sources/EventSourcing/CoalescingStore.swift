package import Foundation

/// A store that combines concurrent loads, and concurrent appends, into one call of the store
/// below: one query, one transaction, one wait for the disk.
///
/// Each caller gets the answer that it would get alone. A call that arrives while none is in
/// progress starts at once.
package struct CoalescingStore<Base: EventStore>: EventStore {
  package typealias Event = Base.Event
  package typealias Attachment = Base.Attachment
  package typealias Salt = Base.Salt

  package let base: Base
  private let loads: Coalescer<StreamName, LoadedStream<Event, Salt>>
  private let appends: Coalescer<Append<Event, Attachment>, [RecordedEvent<Event>]>

  /// - Parameters:
  ///   - slots: How many calls of a kind may be in progress at once. With one slot, the most
  ///     callers wait and share the next call; the benchmark of commands with 64 clients was no
  ///     faster with two.
  ///   - limit: How many loads or appends share one call.
  package init(_ base: Base, slots: Int = 1, limit: Int = 128) {
    self.base = base
    loads = Coalescer(slots: slots, limit: limit) { streams in
      try await base.load(streams).map { .success($0) }
    }
    // Two appends to one stream need two transactions: the second must be decided on what the first
    // has recorded.
    appends = Coalescer(
      slots: slots, limit: limit, keys: { [$0.stream.id, $0.commandID] },
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

  package func encoding(
    _ append: Append<Event, Attachment>
  ) throws -> Append<Event, Attachment> { try base.encoding(append) }

  package func append(
    _ appends: [Append<Event, Attachment>]
  ) async throws -> [AppendResult<Event>] {
    guard appends.count == 1 else { return try await base.append(appends) }
    do {
      return [.success(try await self.appends.answer(to: try encoding(appends[0])))]
    } catch {
      return [.failure(error)]
    }
  }
}
