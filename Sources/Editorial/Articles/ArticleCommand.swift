package import Digests
package import Foundation

/// What an editor or an admin asks of an article.
package enum ArticleCommand: Hashable, Sendable {
  case draft(slug: Slug, content: Content)
  /// Of an article that was written elsewhere.
  indirect case `import`(ImportedArticle)
  /// `base` is the revision that the new content was written over.
  case revise(base: Int, content: Content)
  case restore(revision: Int)
  case submit
  case withdraw
  case requestChanges(reason: String)
  /// `digest` is the content that the approver has read.
  case approve(digest: Digest)
  case schedule(at: Date, zone: String)
  case unschedule
  case publish
  /// What the worker asks, as the admin whose login it has, when a schedule is due.
  case publishDue
  case correct(kind: CorrectionKind, notice: String)
  case unpublish(reason: String)
  case kill(reason: String, notice: String)
  case embargo(until: Date)
  case liftEmbargo(reason: String)
  case rename(to: Slug)
  case assign(to: String, due: CalendarDate?)
  case note(Digest)
  case spike(reason: String)
  case unspike
  /// `ground` is the law or the ruling that asks for it.
  case erase(ErasureScope, reason: String, ground: String)
}
