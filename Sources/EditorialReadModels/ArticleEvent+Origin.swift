import Editorial

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
