package import Foundation

/// The rule that refuses a command, with a sentence that says what, which, and what to do. It holds
/// nothing of what was typed into a text.
package struct ArticleRejection: Error, Hashable, CustomStringConvertible {
  /// How the one who asked has to go on.
  package enum Kind: Hashable, Sendable {
    /// Somebody else may.
    case notPermitted
    /// Somebody else was first: look again, and ask again.
    case conflict
    /// A rule of the desk forbids it.
    case rule
  }

  /// The article's; nil when there is no article yet.
  package let slug: Slug?
  package let cause: Cause

  /// A name of its own for each rule, which never changes once it is recorded.
  package var rule: String { cause.name }
  package var kind: Kind { cause.kind }
  package var description: String { cause.sentence(about: slug?.text ?? "the article") }
}

extension ArticleRejection {
  package enum Cause: Hashable, Sendable {
    // Who may.
    case auditor
    case adminOnly(ArticleVerb)
    case notSubmitter(submitter: String)
    case notOwner(ArticleVerb, owner: String)
    case renameOncePublished
    case embargoOnLive
    case earlierEmbargo(than: Date)

    // Who was first.
    case staleRevision(base: Int, saves: [Save])

    // What fits the article's state.
    case noArticle
    case state(ArticleStateRule, ArticleVerb, standing: String, allowed: [ArticleVerb])

    // What a command must say.
    case headlineMissing
    case incomplete(missing: [String])
    case reasonMissing(ArticleVerb)
    case noticeMissing(ArticleVerb)
    case assigneeMissing
    case groundMissing
    case unknownRevision(Int, last: Int)
    case unknownNote(Int)

    // Four eyes, on the very text.
    case ownWords(String, revision: Int)
    case ownSubmission(String)
    case digestNotCurrent(revision: Int)
    case approvedDigestDiffers(scheduled: Int, approved: Int)

    // What was erased.
    case textErased(ArticleVerb, revision: Int)
    case erasedBefore(ArticleVerb)

    // What was done before an import.
    case importedUnpublished
    case importedOutOfOrder(String, String)
    case importedFuture(String, Date)

    // Time.
    case notInFuture(ArticleVerb, Date)
    case embargoed(until: Date)
    case notDue(at: Date)
  }

  /// Who saved which revision, for the one whose base is stale.
  package struct Save: Hashable, Sendable {
    package let revision: Int
    package let author: String
    package let at: Date
  }
}
