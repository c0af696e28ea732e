import Digests
import Foundation
import JSON

extension ArticleEvent {
  /// The event of a stored type whose payload, in the type's present schema version, is `fields`.
  init(_ type: StoredEventType, _ fields: JSONFields) throws(JSONFieldError) {
    switch type {
    case .drafted:
      self = .drafted(
        slug: try fields.slug("slug"), content: try fields.content,
        digest: try fields.digest("digest"))
    case .imported:
      self = .imported(
        slug: try fields.slug("slug"), content: try fields.content,
        digest: try fields.digest("digest"), origin: try fields.origin,
        source: try fields.optionalText("source"))
    case .publicationImported:
      self = .publicationImported(
        digest: try fields.digest("digest"), slug: try fields.slug("slug"),
        firstAt: try fields.instant("firstAt"), last: try fields.origin)
    case .correctionImported:
      self = .correctionImported(
        digest: try fields.digest("digest"),
        kind: try fields.choice("kind", of: CorrectionKind.self),
        notice: try fields.text("notice"), origin: try fields.origin)
    case .revised:
      self = .revised(
        revision: try fields.integer("revision"), content: try fields.content,
        digest: try fields.digest("digest"),
        restoredFrom: try fields.optionalInteger("restoredFrom"))
    case .submitted:
      self = .submitted(
        revision: try fields.integer("revision"), digest: try fields.digest("digest"))
    case .submissionWithdrawn:
      self = .submissionWithdrawn(revision: try fields.integer("revision"))
    case .changesRequested:
      self = .changesRequested(
        revision: try fields.integer("revision"), reason: try fields.text("reason"))
    case .approved:
      self = .approved(
        revision: try fields.integer("revision"), digest: try fields.digest("digest"))
    case .publicationScheduled:
      self = .publicationScheduled(
        at: try fields.instant("at"), zone: try fields.text("zone"),
        revision: try fields.integer("revision"), digest: try fields.digest("digest"))
    case .scheduleCancelled:
      self = .scheduleCancelled
    case .published:
      self = .published(
        revision: try fields.integer("revision"), digest: try fields.digest("digest"),
        slug: try fields.slug("slug"))
    case .publicationFailed:
      self = .publicationFailed(rule: try fields.text("rule"))
    case .correctionPublished:
      self = .correctionPublished(
        revision: try fields.integer("revision"), digest: try fields.digest("digest"),
        kind: try fields.choice("kind", of: CorrectionKind.self),
        notice: try fields.text("notice"))
    case .unpublished:
      self = .unpublished(reason: try fields.text("reason"))
    case .killed:
      self = .killed(reason: try fields.text("reason"), notice: try fields.text("notice"))
    case .embargoSet:
      self = .embargoSet(until: try fields.instant("until"))
    case .embargoLifted:
      self = .embargoLifted(reason: try fields.text("reason"))
    case .slugChanged:
      self = .slugChanged(from: try fields.slug("from"), to: try fields.slug("to"))
    case .assigned:
      self = .assigned(to: try fields.text("assignee"), due: try fields.optionalDate("due"))
    case .noteAdded:
      self = .noteAdded(note: try fields.digest("note"))
    case .spiked:
      self = .spiked(reason: try fields.text("reason"))
    case .unspiked:
      self = .unspiked(state: try fields.choice("state", of: EditorialState.self))
    case .textErased:
      self = .textErased(
        texts: try fields.digests("texts"), revisions: try fields.integers("revisions"),
        notes: try fields.integers("notes"), reason: try fields.text("reason"),
        ground: try fields.text("ground"))
    }
  }
}

extension JSONFields {
  fileprivate var origin: ImportedArticle.Origin {
    get throws(JSONFieldError) {
      ImportedArticle.Origin(by: try optionalText("by"), at: try instant("at"))
    }
  }

  fileprivate var content: Content {
    get throws(JSONFieldError) {
      var content = try object("content") { fields throws(JSONFieldError) in
        try Content(fields, wordCount: 0)
      }
      content.wordCount = try integer("wordCount")
      return content
    }
  }
}
