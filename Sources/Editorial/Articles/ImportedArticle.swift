package import Foundation

/// An article from another system, as an admin imports it: its content and what is known of its
/// past. The past is recorded as the import states it; nothing verifies it.
package struct ImportedArticle: Hashable, Sendable {
  package let slug: Slug
  package var content: Content
  /// Who wrote it and when.
  package let origin: Origin
  /// Where it comes from, such as its address or its number in the other system.
  package let source: String?
  /// Nil when it was never published.
  package let publication: Publication?
  /// In the order in which they were published.
  package let corrections: [Correction]

  /// When something happened before the import, and who did it, if known.
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
    /// When the live text was published, and by whom.
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
  /// The events that record the import.
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

  /// The import that the events of one command record; nil when they record something else.
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
      case .drafted, .imported, .revised, .submitted, .submissionWithdrawn, .changesRequested,
        .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
        .approved, .publicationScheduled, .scheduleCancelled, .published, .publicationFailed,
        .correctionPublished, .refiled, .unpublished, .killed, .embargoSet, .embargoLifted,
        .slugChanged, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .spiked, .unspiked,
        .textErased:
        return nil
      }
    }
    self.init(
      slug: slug, content: content, origin: origin, source: source, publication: publication,
      corrections: corrections)
  }
}
