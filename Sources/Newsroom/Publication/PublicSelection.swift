package import Foundation

/// Which articles leave the newsroom.
package struct PublicSelection: Hashable, Sendable {
  package enum Scope: Hashable, Sendable {
    /// All that the public can read, last published first.
    case live
    /// All that has changed for the public after this position of the log, in the order of the
    /// changes, including what the public cannot read any more.
    case changed(after: Int64)
    /// The same, from this time on.
    case changedSince(Date)
    /// These articles, by their references. Each must have been published at least once.
    case articles([String])
  }

  package var scope: Scope
  /// Nil for all.
  package var section: String?
  /// Nil for all.
  package var keyword: String?

  package init(_ scope: Scope = .live, section: String? = nil, keyword: String? = nil) {
    self.scope = scope
    self.section = section
    self.keyword = keyword
  }
}
