package import Digests
package import Foundation

/// A request by an editor, an admin or the worker to change an article.
package enum ArticleCommand: Hashable, Sendable {
  case draft(slug: Slug, content: Content)
  /// Imports an article that was written in another system.
  indirect case `import`(ImportedArticle)
  /// `base` is the revision that the new content is based on. `draft` is an earlier revision that was
  /// merged into it, and whose authors are then authors of the new one.
  case revise(base: Int, content: Content, draft: Int? = nil)
  case restore(revision: Int)
  case submit
  case withdraw
  case requestChanges(reason: String)
  /// `digest` identifies the content that the approver has read.
  case approve(digest: Digest)
  /// `zone` is the IANA name of the time zone in which the time was given.
  /// `expiry` is when to unpublish it again; nil leaves that as it is.
  case schedule(at: Date, zone: String, expiry: Expiry? = nil)
  case unschedule
  case scheduleUnpublication(Expiry)
  case cancelUnpublication
  case publish
  /// The worker sends it when a schedule is due, as the admin whose login it uses.
  case publishDue
  /// `check` compares the live text with the approved one. A typographical correction needs it.
  case correct(kind: CorrectionKind, notice: String, check: TypographicalCheck? = nil)
  case unpublish(reason: String)
  /// The worker sends it when an unpublication is due, as the admin whose login it uses.
  case unpublishDue
  /// Nobody should use the live text while the desk checks it. The public reads `notice`, if any.
  case hold(reason: String, notice: String?)
  /// The text is usable again, as it was.
  case liftHold(reason: String?)
  /// `replacement` is the article that readers should read instead.
  case kill(reason: String, notice: String, replacement: UUID? = nil)
  case embargo(until: Date)
  case liftEmbargo(reason: String)
  case rename(to: Slug)
  case assign(to: String, due: CalendarDate?)
  /// The digest is the key of the note's text.
  case note(Digest, about: NoteSubject? = nil)
  /// Whether readers may reply; nil for the default of the newsroom.
  case setReplyPolicy(ReplyPolicy?)
  case spike(reason: String)
  case unspike
  /// `ground` is the law or the ruling that requires the erasure.
  case erase(ErasureScope, reason: String, ground: String)
}

/// Which texts and pictures of an article to erase.
package enum ErasureScope: Hashable, Sendable {
  /// The manuscripts and the pictures of all its revisions. Its notes stay.
  case article
  /// The manuscript of the revision with this number, and the pictures that no revision with
  /// another manuscript has.
  case revision(Int)
  /// The picture with this key, in all revisions that have it.
  case picture(Digest)
  /// The note that was added by the article's event with this version.
  case note(Int)
}

/// The kind of a command, without its arguments. The raw values never change: request digests and
/// derived command ids contain them.
package enum ArticleVerb: String, Hashable, Sendable, CaseIterable {
  case draft
  case `import`
  case revise
  case restore
  case submit
  case withdraw
  case requestChanges = "request-changes"
  case approve
  case schedule
  case unschedule
  case scheduleUnpublication = "schedule-unpublication"
  case cancelUnpublication = "cancel-unpublication"
  case publish
  case publishDue = "publish-due"
  case correct
  case unpublish
  case unpublishDue = "unpublish-due"
  case hold
  case liftHold = "lift-hold"
  case kill
  case embargo
  case liftEmbargo = "lift-embargo"
  case rename
  case assign
  case note
  case setReplyPolicy = "set-reply-policy"
  case spike
  case unspike
  case erase

  /// Whether only an admin may do it, for any article.
  package var needsAdmin: Bool {
    switch self {
    case .draft, .revise, .restore, .submit, .withdraw, .embargo, .rename, .assign, .note, .spike,
      .unspike, .setReplyPolicy:
      false
    case .import, .requestChanges, .approve, .schedule, .unschedule, .publish, .publishDue,
      .scheduleUnpublication, .cancelUnpublication, .unpublishDue, .hold, .liftHold,
      .correct, .unpublish, .kill, .liftEmbargo, .erase:
      true
    }
  }

  /// Whether a rejection lists it among the commands that are allowed.
  package var isListedAsAllowed: Bool {
    switch self {
    case .import, .publishDue, .unpublishDue, .setReplyPolicy, .erase: false
    case .draft, .revise, .restore, .submit, .withdraw, .requestChanges, .approve, .schedule,
      .scheduleUnpublication, .cancelUnpublication, .hold, .liftHold,
      .unschedule, .publish, .correct, .unpublish, .kill, .embargo, .liftEmbargo, .rename, .assign,
      .note, .spike, .unspike:
      true
    }
  }
}

extension ArticleCommand {
  package var verb: ArticleVerb {
    switch self {
    case .draft: .draft
    case .import: .import
    case .revise: .revise
    case .restore: .restore
    case .submit: .submit
    case .withdraw: .withdraw
    case .requestChanges: .requestChanges
    case .approve: .approve
    case .schedule: .schedule
    case .unschedule: .unschedule
    case .scheduleUnpublication: .scheduleUnpublication
    case .cancelUnpublication: .cancelUnpublication
    case .publish: .publish
    case .publishDue: .publishDue
    case .correct: .correct
    case .unpublish: .unpublish
    case .unpublishDue: .unpublishDue
    case .hold: .hold
    case .liftHold: .liftHold
    case .kill: .kill
    case .embargo: .embargo
    case .liftEmbargo: .liftEmbargo
    case .rename: .rename
    case .assign: .assign
    case .note: .note
    case .setReplyPolicy: .setReplyPolicy
    case .spike: .spike
    case .unspike: .unspike
    case .erase: .erase
    }
  }
}

extension ArticleVerb: CustomStringConvertible {
  /// The verb in English: "approve", "request changes".
  package var description: String {
    switch self {
    case .requestChanges: "request changes"
    case .liftEmbargo: "lift embargo"
    case .publishDue: "publish as scheduled"
    case .scheduleUnpublication: "schedule unpublication"
    case .cancelUnpublication: "cancel unpublication"
    case .unpublishDue: "unpublish as scheduled"
    case .liftHold: "lift hold"
    case .setReplyPolicy: "open or close replies"
    case .draft, .import, .revise, .restore, .submit, .withdraw, .approve, .schedule, .unschedule,
      .publish, .correct, .unpublish, .kill, .embargo, .rename, .assign, .note, .spike, .unspike,
      .hold, .erase:
      rawValue
    }
  }

  /// The verb with an article as its object: "approve cat-news", "request changes to cat-news".
  package func phrase(_ article: String) -> String {
    switch self {
    case .requestChanges: "request changes to \(article)"
    case .liftEmbargo: "lift the embargo on \(article)"
    case .publishDue: "publish \(article) as scheduled"
    case .scheduleUnpublication: "schedule the unpublication of \(article)"
    case .cancelUnpublication: "cancel the unpublication of \(article)"
    case .unpublishDue: "unpublish \(article) as scheduled"
    case .hold: "put \(article) on hold"
    case .liftHold: "lift the hold on \(article)"
    case .note: "add a note to \(article)"
    case .setReplyPolicy: "open or close replies to \(article)"
    case .erase: "erase a text of \(article)"
    case .draft, .import, .revise, .restore, .submit, .withdraw, .approve, .schedule, .unschedule,
      .publish, .correct, .unpublish, .kill, .embargo, .rename, .assign, .spike, .unspike:
      "\(rawValue) \(article)"
    }
  }
}
