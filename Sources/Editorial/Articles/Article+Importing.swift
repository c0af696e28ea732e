import Foundation
import PlainText

// The import of an article from another system. The rules only require that its past lies in the
// past and is in order.
extension Article {
  static func `import`(
    _ article: ImportedArticle, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let events = article.events
    if let current = state.current {
      guard state.version == events.count, state.slug == article.slug,
        current.digest == article.content.digest, state.lastChange == events.last
      else { throw state.rejection(.alreadyDrafted, of: .import, in: context) }
      return []
    }
    guard !article.content.headline.trimmed.isEmpty else { throw state.rejection(.headlineMissing) }
    try state.requireUnmistakable(article.slug)
    for correction in article.corrections {
      guard article.publication != nil else { throw article.rejection(.importedUnpublished) }
      guard !correction.notice.trimmed.isEmpty else {
        throw article.rejection(.noticeMissing(.import))
      }
    }
    for past in article.pasts { try require(past, of: article, in: context) }
    if let cause = article.content.objection(by: context.settings, replacing: nil) {
      throw article.rejection(cause)
    }
    return events
  }

  /// Refuses times that are out of order or in the future.
  private static func require(
    _ past: [ImportedArticle.Moment], of article: ImportedArticle, in context: DeskContext
  ) throws(ArticleRejection) {
    for (earlier, later) in zip(past, past.dropFirst()) where earlier.at > later.at {
      throw article.rejection(.importedOutOfOrder(earlier.what, later.what))
    }
    if let last = past.last, last.at > context.now {
      throw article.rejection(.importedFuture(last.what, last.at))
    }
  }
}

extension ImportedArticle {
  /// A rejection with the slug of the import: there is no article yet.
  fileprivate func rejection(_ cause: ArticleRejection.Cause) -> ArticleRejection {
    ArticleRejection(slug: slug, cause: cause)
  }

  fileprivate struct Moment {
    let what: String
    let at: Date
  }

  /// What happened before the import: lists of moments, each in the order that its times must have.
  fileprivate var pasts: [[Moment]] {
    let writing = Moment(what: "writing", at: origin.at)
    guard let publication else { return [[writing]] }
    let first = Moment(what: "first publication", at: publication.firstAt)
    let corrections = corrections.enumerated().map { index, correction in
      Moment(what: "correction \(index + 1)", at: correction.origin.at)
    }
    return [
      [writing, first] + corrections,
      [first, Moment(what: "last publication", at: publication.last.at)],
    ]
  }
}
