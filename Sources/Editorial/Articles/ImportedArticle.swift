package import Foundation

/// An article that was written elsewhere, as an admin brings it in: what it says, and what is known of
/// its past. Of that past nothing is vouched for here; it is recorded as what the import says.
package struct ImportedArticle: Hashable, Sendable {
  package let slug: Slug
  package var content: Content
  /// Who wrote it, and when.
  package let origin: Origin
  /// What it was in, such as an address or the number that another system knew it by.
  package let source: String?
  /// Nil for what was never published.
  package let publication: Publication?
  /// In the order they were published.
  package let corrections: [Correction]

  /// When something was done before the import, and by whom, where that is known.
  package struct Origin: Hashable, Sendable {
    package let by: String?
    package let at: Date

    package init(by: String?, at: Date) {
      self.by = by
      self.at = at.roundedToMilliseconds
    }
  }

  package struct Publication: Hashable, Sendable {
    package let firstAt: Date
    /// Of the text that is live.
    package let last: Origin

    package init(firstAt: Date, last: Origin) {
      self.firstAt = firstAt.roundedToMilliseconds
      self.last = last
    }
  }

  package struct Correction: Hashable, Sendable {
    package let kind: CorrectionKind
    package let notice: String
    package let origin: Origin

    package init(kind: CorrectionKind, notice: String, origin: Origin) {
      self.kind = kind
      self.notice = notice
      self.origin = origin
    }
  }

  package init(
    slug: Slug, content: Content, origin: Origin, source: String? = nil,
    publication: Publication? = nil, corrections: [Correction] = []
  ) {
    self.slug = slug
    self.content = content
    self.origin = origin
    self.source = source
    self.publication = publication
    self.corrections = corrections
  }
}

extension ImportedArticle {
  /// What its import is recorded as.
  var events: [ArticleEvent] {
    let digest = content.digest
    var events = [
      ArticleEvent.imported(
        slug: slug, content: content, digest: digest, origin: origin, source: source)
    ]
    if let publication {
      events.append(
        .publicationImported(
          digest: digest, slug: slug, firstAt: publication.firstAt, last: publication.last))
    }
    for correction in corrections {
      events.append(
        .correctionImported(
          digest: digest, kind: correction.kind, notice: correction.notice,
          origin: correction.origin))
    }
    return events
  }

  /// What the events of one command say was imported; nil where they are no import.
  init?(_ events: [ArticleEvent]) {
    guard case .imported(let slug, let content, _, let origin, let source)? = events.first else {
      return nil
    }
    var publication: Publication?
    var corrections: [Correction] = []
    for event in events.dropFirst() {
      switch event {
      case .publicationImported(_, _, let firstAt, let last):
        publication = Publication(firstAt: firstAt, last: last)
      case .correctionImported(_, let kind, let notice, let origin):
        corrections.append(Correction(kind: kind, notice: notice, origin: origin))
      default: return nil
      }
    }
    self.init(
      slug: slug, content: content, origin: origin, source: source, publication: publication,
      corrections: corrections)
  }
}
