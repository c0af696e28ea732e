package import Foundation

/// Where the events of one aggregate are kept: a category, such as `article`, and an id in it.
package struct StreamName: Hashable, Sendable, CustomStringConvertible {
  package let category: String
  package let id: UUID

  package init(category: String, id: UUID) {
    self.category = category
    self.id = id
  }

  package var description: String { "\(category)-\(id.uuidString.lowercased())" }
}
