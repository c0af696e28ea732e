package import Foundation

/// How many events there were of each page of positions, and the exclusive or of what identifies
/// them, in whatever order they came.
///
/// Two tallies of the same events are equal. Where one event is in one of them only, the exclusive
/// or of both digests is that event's identity.
package struct EventTally: Equatable, Sendable {
  package struct Page: Equatable, Sendable {
    package var events = 0
    package var digest: Int64 = 0

    /// One look-up in the dictionary, where two assignments would be two.
    fileprivate mutating func change(_ body: (inout Page) -> Void) { body(&self) }
  }

  /// Positions in a page.
  package static let pageSize: Int64 = 4_096

  /// By position divided by the page's size. A page without an event may be missing.
  package private(set) var pages: [Int64: Page] = [:]

  package init() {}

  package static func page(of position: Int64) -> Int64 { position / pageSize }

  /// What identifies an event: the last eight bytes of its id, 62 bits of which are random.
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
