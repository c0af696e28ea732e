import Editorial
import Foundation

extension ArticleCommand {
  /// Whether `event` is what this very command records first.
  ///
  /// - Parameter comparingTexts: False when the texts are kept no more: their keys then say nothing.
  func mayHaveLed(to event: ArticleEvent, comparingTexts: Bool) -> Bool {
    switch (self, event) {
    case (.draft(let slug, let content), .drafted(let first, _, let digest)):
      slug == first && (content.digest == digest || !comparingTexts)
    case (.import(let article), .imported(let first, _, let digest, _, _)):
      article.slug == first && (article.content.digest == digest || !comparingTexts)
    case (.revise(_, let content), .revised(_, _, let digest, nil)):
      content.digest == digest || !comparingTexts
    case (.note(let note), .noteAdded(let first)): note == first || !comparingTexts
    case (.restore(let revision), .revised(_, _, _, let first)): revision == first
    case (.requestChanges(let reason), .changesRequested(_, let first)),
      (.unpublish(let reason), .unpublished(let first)),
      (.liftEmbargo(let reason), .embargoLifted(let first)),
      (.spike(let reason), .spiked(let first)):
      Self.isSame(reason, first)
    case (.kill(let reason, let notice), .killed(let firstReason, let firstNotice)):
      Self.isSame(reason, firstReason) && Self.isSame(notice, firstNotice)
    case (.correct(let kind, let notice), .correctionPublished(_, _, let firstKind, let first)):
      kind == firstKind && Self.isSame(notice, first)
    case (.schedule(let at, let zone), .publicationScheduled(let first, let firstZone, _, _)):
      at.roundedToMilliseconds == first && zone == firstZone
    case (.embargo(let until), .embargoSet(let first)): until.roundedToMilliseconds == first
    case (.rename(let slug), .slugChanged(_, let first)): slug == first
    case (.assign(let assignee, let due), .assigned(let first, let firstDue)):
      Self.isSame(assignee, first) && due == firstDue
    case (.erase(let scope, let reason, let ground), .textErased):
      Self.isErasure(event, of: scope, reason: reason, ground: ground)
    case (.submit, .submitted), (.withdraw, .submissionWithdrawn), (.approve, .approved),
      (.unschedule, .scheduleCancelled), (.publish, .published), (.publishDue, .published),
      (.publishDue, .publicationFailed), (.unspike, .unspiked):
      true
    default: false
    }
  }

  private static func isErasure(
    _ event: ArticleEvent, of scope: ErasureScope, reason: String, ground: String
  ) -> Bool {
    guard case .textErased(_, let revisions, let notes, let firstReason, let firstGround) = event,
      isSame(reason, firstReason), isSame(ground, firstGround)
    else { return false }
    return switch scope {
    case .article: !revisions.isEmpty
    case .revision(let number): revisions.contains(number)
    case .note(let version): notes.contains(version)
    }
  }

  /// The log keeps texts without the white space around them.
  private static func isSame(_ typed: String, _ kept: String) -> Bool {
    typed.trimmingCharacters(in: .whitespacesAndNewlines)
      == kept.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
