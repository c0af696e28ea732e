import Editorial
import EventSourcing
import Foundation

extension ArticleEvent {
  /// When an import says that it was done, and by whom; nil for what was done here.
  var origin: ImportedArticle.Origin? {
    switch self {
    case .imported(_, _, _, let origin, _), .publicationImported(_, _, _, let origin),
      .correctionImported(_, _, _, let origin):
      origin
    default: nil
    }
  }
}

extension RecordedEvent<ArticleEvent> {
  /// When it was done: when an import says so, else when it was recorded.
  var doneAt: Date { event.origin?.at ?? recordedAt }

  /// Who did it: whom an import names, else who recorded it.
  var doneBy: String { event.origin?.by ?? actor }
}
