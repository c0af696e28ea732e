package import Editorial
package import Foundation

/// A link that shows one revision to somebody without a login, until it expires or is revoked.
package struct RevisionLink: Hashable, Sendable {
  package let id: UUID
  package let revision: Int
  /// For whom it is.
  package let reader: String
  package let madeBy: String
  package let expiresAt: Date
  package let revokedAt: Date?
  /// What its readers wrote and nobody has taken over, oldest first.
  package internal(set) var remarks: [Remark] = []

  /// What a reader wrote.
  package struct Remark: Hashable, Sendable {
    package let id: UUID
    /// As the reader says.
    package let name: String
    package let text: String
    package let leftAt: Date
  }

  /// The longest name and remark, in characters.
  package enum Limit {
    package static let name = 100
    package static let remark = 5_000
    package static let days = 90
  }

  package func isOpen(at now: Date) -> Bool { revokedAt == nil && now < expiresAt }
}

/// What a link shows: one revision, and nothing else of the newsroom.
package struct LinkedRevision: Sendable {
  package let link: RevisionLink
  package let article: ArticleAnswer
  /// The text of the revision.
  package let body: String
  package let settings: NewsroomSettings
}
