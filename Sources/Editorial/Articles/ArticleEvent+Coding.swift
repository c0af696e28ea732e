import Digests
import Foundation
import JSON
import PlainText

// The stored form of each event, written and read.
extension ArticleEvent {
  /// The payload in the present schema version. The database reads `slug`, `to`, `digest`,
  /// `texts` and `pictures` by these names. `digest` is the SHA-256 of the bytes of `content`.
  var payload: JSONObject {
    switch self {
    case .drafted(let slug, let content, let digest):
      JSONObject([
        "slug": .string(slug.text), "content": .object(content.json),
        "digest": .string(digest.hex), "wordCount": .integer(content.wordCount),
        "undescribedPictures": content.undescribed, "incompletePictures": content.incomplete,
      ])
    case .imported(let slug, let content, let digest, let origin, let source):
      JSONObject([
        "slug": .string(slug.text), "content": .object(content.json),
        "digest": .string(digest.hex), "wordCount": .integer(content.wordCount),
        "undescribedPictures": content.undescribed, "incompletePictures": content.incomplete,
        "at": .string(origin.at.timestamp), "by": origin.by.map(JSONValue.string),
        "source": source.map(JSONValue.string),
      ])
    case .publicationImported(let digest, let slug, let firstAt, let last):
      JSONObject([
        "revision": .integer(1), "digest": .string(digest.hex), "slug": .string(slug.text),
        "firstAt": .string(firstAt.timestamp), "at": .string(last.at.timestamp),
        "by": last.by.map(JSONValue.string),
      ])
    case .correctionImported(let digest, let kind, let notice, let origin):
      JSONObject([
        "revision": .integer(1), "digest": .string(digest.hex), "kind": .string(kind.rawValue),
        "notice": .string(notice), "at": .string(origin.at.timestamp),
        "by": origin.by.map(JSONValue.string),
      ])
    case .revised(let revision, let content, let digest, let restoredFrom):
      JSONObject([
        "revision": .integer(revision), "content": .object(content.json),
        "digest": .string(digest.hex), "wordCount": .integer(content.wordCount),
        "undescribedPictures": content.undescribed, "incompletePictures": content.incomplete,
        "restoredFrom": restoredFrom.map(JSONValue.integer),
      ])
    case .submitted(let revision, let digest), .approved(let revision, let digest):
      JSONObject(["revision": .integer(revision), "digest": .string(digest.hex)])
    case .submissionWithdrawn(let revision):
      JSONObject(["revision": .integer(revision)])
    case .changesRequested(let revision, let reason):
      JSONObject(["revision": .integer(revision), "reason": .string(reason)])
    case .publicationScheduled(let at, let zone, let revision, let digest):
      JSONObject([
        "at": .string(at.timestamp), "zone": .string(zone), "revision": .integer(revision),
        "digest": .string(digest.hex),
      ])
    case .scheduleCancelled:
      JSONObject()
    case .published(let revision, let digest, let slug):
      JSONObject([
        "revision": .integer(revision), "digest": .string(digest.hex), "slug": .string(slug.text),
      ])
    case .publicationFailed(let rule):
      JSONObject(["rule": .string(rule)])
    case .correctionPublished(let revision, let digest, let kind, let notice):
      JSONObject([
        "revision": .integer(revision), "digest": .string(digest.hex),
        "kind": .string(kind.rawValue), "notice": .string(notice),
      ])
    case .refiled(let revision, let digest, let notice, let former):
      JSONObject([
        "revision": .integer(revision), "digest": .string(digest.hex), "notice": .string(notice),
        "former": .string(former.hex),
      ])
    case .unpublished(let reason), .embargoLifted(let reason), .spiked(let reason):
      JSONObject(["reason": .string(reason)])
    case .held(let reason, let notice):
      JSONObject(["reason": .string(reason), "notice": notice.map(JSONValue.string)])
    case .holdLifted(let reason):
      JSONObject(["reason": reason.map(JSONValue.string)])
    case .unpublicationScheduled(let at, let zone):
      JSONObject(["at": .string(at.timestamp), "zone": .string(zone)])
    case .unpublicationCancelled:
      JSONObject()
    case .unpublicationFailed(let rule):
      JSONObject(["rule": .string(rule)])
    case .killed(let reason, let notice, let replacement):
      JSONObject([
        "reason": .string(reason), "notice": .string(notice),
        "replacement": replacement.map { .string($0.text) },
      ])
    case .embargoSet(let until):
      JSONObject(["until": .string(until.timestamp)])
    case .slugChanged(let former, let slug):
      JSONObject(["from": .string(former.text), "to": .string(slug.text)])
    case .assigned(let assignee, let due):
      JSONObject(["assignee": .string(assignee), "due": due.map { .string($0.description) }])
    case .assignmentEnded(let assignee):
      JSONObject(["assignee": .string(assignee)])
    case .noteAdded(let note, nil):
      JSONObject(["note": .string(note.hex)])
    case .noteAdded(let note, .passage(let passage)?):
      JSONObject([
        "note": .string(note.hex), "revision": .integer(passage.revision),
        "from": .integer(passage.start), "to": .integer(passage.end),
      ])
    case .noteAdded(let note, .resolution(let number)?):
      JSONObject(["note": .string(note.hex), "resolves": .integer(number)])
    case .replyPolicySet(let policy):
      JSONObject(["policy": policy.map { .string($0.text) }])
    case .unspiked(let state):
      JSONObject(["state": .string(state.rawValue)])
    case .textErased(
      let texts, let pictures, let revisions, let notes, let reason, let ground):
      JSONObject([
        "texts": .array(texts.map { .string($0.hex) }),
        "pictures": pictures.isEmpty ? nil : .array(pictures.map { .string($0.hex) }),
        "revisions": .array(revisions.map(JSONValue.integer)),
        "notes": .array(notes.map(JSONValue.integer)), "reason": .string(reason),
        "ground": .string(ground),
      ])
    }
  }

  /// Makes the event of a stored type from its payload in the type's present schema version.
  /// - Throws: ``JSONFieldError`` for a missing or malformed field.
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
    case .refiled:
      self = .refiled(
        revision: try fields.integer("revision"), digest: try fields.digest("digest"),
        notice: try fields.text("notice"), former: try fields.digest("former"))
    case .unpublished:
      self = .unpublished(reason: try fields.text("reason"))
    case .held:
      self = .held(reason: try fields.text("reason"), notice: try fields.optionalText("notice"))
    case .holdLifted:
      self = .holdLifted(reason: try fields.optionalText("reason"))
    case .unpublicationScheduled:
      self = .unpublicationScheduled(at: try fields.instant("at"), zone: try fields.text("zone"))
    case .unpublicationCancelled:
      self = .unpublicationCancelled
    case .unpublicationFailed:
      self = .unpublicationFailed(rule: try fields.text("rule"))
    case .killed:
      self = .killed(
        reason: try fields.text("reason"), notice: try fields.text("notice"),
        replacement: try fields.optionalID("replacement"))
    case .embargoSet:
      self = .embargoSet(until: try fields.instant("until"))
    case .embargoLifted:
      self = .embargoLifted(reason: try fields.text("reason"))
    case .slugChanged:
      self = .slugChanged(from: try fields.slug("from"), to: try fields.slug("to"))
    case .assigned:
      self = .assigned(to: try fields.text("assignee"), due: try fields.optionalDate("due"))
    case .assignmentEnded:
      self = .assignmentEnded(assignee: try fields.text("assignee"))
    case .noteAdded:
      self = .noteAdded(note: try fields.digest("note"), about: try fields.noteSubject)
    case .replyPolicySet:
      self = .replyPolicySet(try fields.replyPolicy)
    case .spiked:
      self = .spiked(reason: try fields.text("reason"))
    case .unspiked:
      self = .unspiked(state: try fields.choice("state", of: EditorialState.self))
    case .textErased:
      self = .textErased(
        texts: try fields.digests("texts"),
        pictures: try fields.optionalDigests("pictures") ?? [],
        revisions: try fields.integers("revisions"),
        notes: try fields.integers("notes"), reason: try fields.text("reason"),
        ground: try fields.text("ground"))
    }
  }
}

extension Content {
  /// Absent in events of programs that did not name them.
  fileprivate var incomplete: JSONValue? {
    incompletePictures.isEmpty ? nil : .array(incompletePictures.map { .object($0.json) })
  }

  /// Only in events of programs that did not name them.
  fileprivate var undescribed: JSONValue? {
    undescribedPictures == 0 ? nil : .integer(undescribedPictures)
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
      content.incompletePictures =
        try optionalObjects("incompletePictures", IncompletePicture.init) ?? []
      content.undescribedPictures = try optionalInteger("undescribedPictures") ?? 0
      return content
    }
  }
}
