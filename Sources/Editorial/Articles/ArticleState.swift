package import Digests
package import Foundation

/// The state of an article after its events.
package struct ArticleState: Hashable, Sendable {
  /// The number of events; 0 before the article is drafted.
  package internal(set) var version = 0
  /// Nil until the article is drafted.
  package internal(set) var slug: Slug?
  /// The former slugs, oldest first. Each still resolves to the article.
  package internal(set) var formerSlugs: [Slug] = []
  /// Every saved revision. Revision n is at index n - 1.
  package internal(set) var revisions: [ArticleRevision] = []

  package internal(set) var editorialState = EditorialState.draft
  package internal(set) var publicationState = PublicationState.unpublished
  /// The pending submission; kept after its approval.
  package internal(set) var submission: Submission?
  package internal(set) var approval: Approval?
  /// The reason of the latest request for changes, until the article is revised.
  package internal(set) var changesRequested: String?
  /// The state before the article was spiked, which unspike restores.
  package internal(set) var spikedFrom: EditorialState?

  package internal(set) var schedule: Schedule?
  /// A schedule that ended without a cancellation on record. Former programs kept such a schedule,
  /// and may have refused or cancelled it later.
  package internal(set) var lapsedSchedule: Schedule?
  /// When to unpublish what is published or scheduled.
  package internal(set) var expiry: Expiry?
  /// The name of the rule that refused the unpublication when it was due. It stays until an admin
  /// acts.
  package internal(set) var expiryFailure: String?
  package internal(set) var embargo: Date?
  /// Nil unless it is on hold.
  package internal(set) var hold: Hold?
  /// The latest publication, whether or not it is still public.
  package internal(set) var lastPublication: Publication?
  /// The numbers of the revisions that were live at some time.
  package internal(set) var publishedRevisions: Set<Int> = []
  /// Never changes once it is set.
  package internal(set) var firstPublishedAt: Date?
  /// In the order in which they were published.
  package internal(set) var corrections: [Correction] = []

  package internal(set) var assignment: Assignment?
  /// In the order in which they were added.
  package internal(set) var notes: [Note] = []
  /// Whether readers may reply; nil for the default of the newsroom.
  package internal(set) var replyPolicy: ReplyPolicy?
  /// Keyed by the key of the erased text or picture.
  package internal(set) var erasures: [Digest: Erasure] = [:]
  /// The latest event other than notes, assignments, replies, erasures and the endings that follow from
  /// another event. It distinguishes a command that was sent twice from one that arrives too late.
  package internal(set) var lastChange: ArticleEvent?

  package init() {}

  /// The working revision; nil until the article is drafted.
  package var current: ArticleRevision? { revisions.last }

  /// What the public can read now.
  package var live: Publication? { publicationState == .published ? lastPublication : nil }

  /// What the public can read now, or could if it were not on hold.
  package var published: Publication? {
    switch publicationState {
    case .published, .held: lastPublication
    case .unpublished, .killed: nil
    }
  }

  package var wasEverPublished: Bool { firstPublishedAt != nil }

  /// Who drafted it.
  package var owner: String? { revisions.first?.author }

  package func revision(_ number: Int) -> ArticleRevision? {
    // The number may come from the log and be anything; it must not overflow.
    number > 0 && number <= revisions.count ? revisions[number - 1] : nil
  }
}

/// The state of the working revision.
package enum EditorialState: String, Hashable, Sendable, CaseIterable {
  case draft
  case submitted
  case changesRequested
  case approved
  case spiked
}

extension EditorialState {
  /// The state, in words.
  package var phrase: String {
    switch self {
    case .draft: "draft"
    case .submitted: "submitted"
    case .changesRequested: "changes requested"
    case .approved: "approved"
    case .spiked: "spiked"
    }
  }
}

/// The state of the public item.
package enum PublicationState: String, Hashable, Sendable, CaseIterable {
  case unpublished
  case published
  /// On hold: nobody should use it while the desk checks it. The public cannot read the text.
  case held
  case killed
}

/// One saved content of an article.
package struct ArticleRevision: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let content: Content
  package let digest: Digest
  package let author: String
  package let savedAt: Date
  package let restoredFrom: Int?
  /// Everyone whose work since the latest published revision is in this one, with the number of the
  /// latest revision that they saved. Restoring an older text keeps its contributors.
  package let contributors: [String: Int]
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
    /// The IANA name of the time zone in which the time was given.
    package let zone: String
    package let revision: Int
    package let digest: Digest
    /// The name of the rule that refused it when it was due. It stays until an admin acts.
    package internal(set) var failure: String?
  }

  package struct Publication: Hashable, Sendable {
    package let revision: Int
    package let digest: Digest
    package let at: Date
  }

  package struct Hold: Hashable, Sendable {
    package let reason: String
    /// What the public reads in place of the text; nil for no more than that it is on hold.
    package let notice: String?
  }

  package struct Correction: Hashable, Sendable {
    package let revision: Int
    package let digest: Digest
    package let kind: CorrectionKind
    package let notice: String
    package let at: Date
  }

  package struct Note: Hashable, Sendable {
    /// The version of the event that added the note.
    package let version: Int
    package let text: Digest
    /// Nil for the article as a whole.
    package let subject: NoteSubject?
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
