package import Foundation
import PostgreSQL

/// For each page of positions, the number of events and the exclusive or of their identities. It
/// does not depend on their order.
///
/// Two tallies of the same events are equal. If only one event is missing in one of them, the
/// exclusive or of both digests is the identity of that event.
package struct EventTally: Equatable, Sendable {
  package struct Page: Equatable, Sendable {
    package var events = 0
    package var digest: Int64 = 0

    /// Changes both properties with a single look-up in the dictionary.
    fileprivate mutating func change(_ body: (inout Page) -> Void) { body(&self) }
  }

  /// The number of positions in a page.
  package static let pageSize: Int64 = 4_096

  /// The key is the position divided by the page size. A page without events may be missing.
  package private(set) var pages: [Int64: Page] = [:]

  package init() {}

  package static func page(of position: Int64) -> Int64 { position / pageSize }

  /// The identity of an event: the last eight bytes of its id, 62 bits of which are random.
  package static func identity(of id: UUID) -> Int64 {
    withUnsafeBytes(of: id.uuid) { bytes in
      Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self))
    }
  }

  package mutating func add(position: Int64, id: UUID) {
    let identity = Self.identity(of: id)
    pages[Self.page(of: position), default: Page()].change { page in
      page.events += 1
      page.digest ^= identity
    }
  }

  mutating func add(_ other: EventTally) {
    for (number, page) in other.pages {
      pages[number, default: Page()].events += page.events
      pages[number, default: Page()].digest ^= page.digest
    }
  }

  mutating func remove(_ other: EventTally) {
    for (number, page) in other.pages {
      pages[number, default: Page()].events -= page.events
      pages[number, default: Page()].digest ^= page.digest
    }
  }

  mutating func set(_ page: Page, number: Int64) { pages[number] = page }

  package var events: Int { pages.values.reduce(0) { $0 + $1.events } }
}

/// The stored tallies of the events that each build has applied. They are written in the
/// transaction that applies the events.
enum Ledger {
  /// The queries that add tallies to those of builds.
  static func addition(of tallies: [(build: Build, tally: EventTally)]) -> [Query] {
    let pages = tallies.flatMap { build, tally in
      tally.pages.sorted { $0.key < $1.key }.map { (build: build, number: $0.key, page: $0.value) }
    }
    guard !pages.isEmpty else { return [] }
    return [
      """
      INSERT INTO read.ledger AS l (projection, build, page, events, digest)
      SELECT * FROM unnest(\(pages.map(\.build.projection)),
        \(pages.map { Int32($0.build.number) }), \(pages.map(\.number)),
        \(pages.map { Int32($0.page.events) }), \(pages.map(\.page.digest)))
      ON CONFLICT (projection, build, page) DO UPDATE
      SET events = l.events + excluded.events, digest = l.digest # excluded.digest
      """
    ]
  }

  static func tally(of build: Build, on connection: inout Connection) throws -> EventTally {
    var tally = EventTally()
    let rows = try connection.execute(
      """
      SELECT page, events, digest FROM read.ledger
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """)
    for row in rows {
      tally.set(
        EventTally.Page(events: try row.value(at: 1), digest: try row.value(at: 2)),
        number: try row.value(at: 0))
    }
    return tally
  }
}
