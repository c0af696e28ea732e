import Editorial
import EventSourcing
import Foundation

extension ArticleEvent {
  /// When and by whom it was done elsewhere, according to an import; nil for other events.
  var origin: ImportedArticle.Origin? {
    switch self {
    case .imported(_, _, _, let origin, _), .publicationImported(_, _, _, let origin),
      .correctionImported(_, _, _, let origin):
      origin
    case .drafted, .revised, .submitted, .submissionWithdrawn, .changesRequested, .approved,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .publicationScheduled, .scheduleCancelled, .published, .publicationFailed,
      .correctionPublished, .refiled, .unpublished, .killed, .embargoSet, .embargoLifted,
      .slugChanged, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .spiked, .unspiked,
      .textErased:
      nil
    }
  }
}

extension RecordedEvent<ArticleEvent> {
  /// When it was done according to an import, or else when it was recorded.
  var doneAt: Date { event.origin?.at ?? recordedAt }

  /// Who did it according to an import, or else who recorded it.
  var doneBy: String { event.origin?.by ?? actor }
}
