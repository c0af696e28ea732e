package import Digests
package import Foundation

/// One saved content of an article.
package struct ArticleRevision: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let content: Content
  package let digest: Digest
  package let author: String
  package let savedAt: Date
  package let restoredFrom: Int?
  /// Whose work since the last published revision this one holds, and in which revision each of
  /// them saved last. Who restores an older text does not take it from those who wrote it.
  package let contributors: [String: Int]
}
