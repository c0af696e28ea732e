package import Foundation
package import JSON

/// A request for changes that the article's author has not answered yet.
package struct ChangesRequest: Hashable, Sendable {
  package let by: String
  package let at: Date
  package let reason: String
}

extension ChangesRequest: JSONDescribed {
  package static let json = JSONDescription<ChangesRequest>(
    "ChangesRequest", "A request for changes to an article.",
    [
      JSONMember("by", "Who requested them.", \.by),
      JSONMember("at", "When they were requested.", \.at),
      JSONMember("reason", "Why.", \.reason),
    ])
}
