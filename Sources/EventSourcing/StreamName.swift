public import Foundation

/// Where the events of one aggregate are kept: a category, such as `article`, and an id in it.
@usableFromInline
package struct StreamName: Hashable, Sendable, CustomStringConvertible {
  @usableFromInline package let category: String
  @usableFromInline package let id: UUID

  @inlinable
  package init(category: String, id: UUID) {
    self.category = category
    self.id = id
  }

  @usableFromInline package var description: String { "\(category)-\(id.uuidString.lowercased())" }
}
