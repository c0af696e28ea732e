package import Digests
package import Foundation

/// An article as its events leave it.
package struct ArticleState: Hashable, Sendable {
  /// The number of events; 0 for an article that is not drafted.
  package internal(set) var version = 0
  /// Nil until the article is drafted.
  package internal(set) var slug: Slug?
  /// The slugs it had before, oldest first, each of which still leads to it.
  package internal(set) var formerSlugs: [Slug] = []
  /// Every saved revision; number n stands at n - 1.
  package internal(set) var revisions: [ArticleRevision] = []

  package internal(set) var editorialState = EditorialState.draft
  package internal(set) var publicationState = PublicationState.unpublished
  /// What is submitted, kept while it is approved.
  package internal(set) var submission: Submission?
  package internal(set) var approval: Approval?
  /// The reason of the request that the article is waiting to have met.
  package internal(set) var changesRequested: String?
  /// The state that unspike leads back to.
  package internal(set) var spikedFrom: EditorialState?

  package internal(set) var schedule: Schedule?
  package internal(set) var embargo: Date?
  /// What was published last, whether or not it is still public.
  package internal(set) var lastPublication: Publication?
  /// Kept for ever, whatever happens after.
  package internal(set) var firstPublishedAt: Date?
  /// In the order they were published.
  package internal(set) var corrections: [Correction] = []

  package internal(set) var assignment: Assignment?
  /// In the order they were added.
  package internal(set) var notes: [Note] = []
  /// By the key of the text that is kept no more.
  package internal(set) var erasures: [Digest: Erasure] = [:]
  /// The last event but notes, assignments and erasures, for telling a command that is sent twice from one
  /// that comes too late.
  package internal(set) var lastChange: ArticleEvent?

  package init() {}

  /// The working revision; nil until the article is drafted.
  package var current: ArticleRevision? { revisions.last }

  /// What the public can read now.
  package var live: Publication? { publicationState == .published ? lastPublication : nil }

  package var wasEverPublished: Bool { firstPublishedAt != nil }

  /// Who drafted it.
  package var owner: String? { revisions.first?.author }

  package func revision(_ number: Int) -> ArticleRevision? {
    // Any number may be asked for by what the log says: none of them may overflow.
    number > 0 && number <= revisions.count ? revisions[number - 1] : nil
  }
}

// The parts of an article's state.
extension ArticleState {
  package struct Submission: Hashable, Sendable {
    package let revision: Int
    package let digest: Digest
    package let by: String
    package let at: Date
  }

  package struct Approval: Hashable, Sendable {
    package let revision: Int
    package let digest: Digest
    package let by: String
    package let at: Date
  }

  package struct Schedule: Hashable, Sendable {
    package let at: Date
    /// The zone that the instant was given in, an IANA name.
    package let zone: String
    package let revision: Int
    package let digest: Digest
    /// The rule that refused it when it was due; it stays until an admin acts.
    package internal(set) var failure: String?
  }

  package struct Publication: Hashable, Sendable {
    package let revision: Int
    package let digest: Digest
    package let at: Date
  }

  package struct Correction: Hashable, Sendable {
    package let revision: Int
    package let digest: Digest
    package let kind: CorrectionKind
    package let notice: String
    package let at: Date
  }

  package struct Note: Hashable, Sendable {
    /// Of the event that added it.
    package let version: Int
    package let text: Digest
  }

  package struct Erasure: Hashable, Sendable {
    package let by: String
    package let at: Date
    package let ground: String
  }

  package struct Assignment: Hashable, Sendable {
    package let assignee: String
    package let due: CalendarDate?
  }
}
