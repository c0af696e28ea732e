import Digests
import Foundation
import JSON

extension ArticleEvent {
  package var storedType: StoredEventType {
    switch self {
    case .drafted: .drafted
    case .imported: .imported
    case .publicationImported: .publicationImported
    case .correctionImported: .correctionImported
    case .revised: .revised
    case .submitted: .submitted
    case .submissionWithdrawn: .submissionWithdrawn
    case .changesRequested: .changesRequested
    case .approved: .approved
    case .publicationScheduled: .publicationScheduled
    case .scheduleCancelled: .scheduleCancelled
    case .published: .published
    case .publicationFailed: .publicationFailed
    case .correctionPublished: .correctionPublished
    case .unpublished: .unpublished
    case .killed: .killed
    case .embargoSet: .embargoSet
    case .embargoLifted: .embargoLifted
    case .slugChanged: .slugChanged
    case .assigned: .assigned
    case .noteAdded: .noteAdded
    case .spiked: .spiked
    case .unspiked: .unspiked
    case .textErased: .textErased
    }
  }

  /// The payload in the present schema version. The database reads `slug`, `to`, `digest` and
  /// `texts` from it by these names, and `content` is byte for byte what `digest` was taken over.
  var payload: JSONObject {
    switch self {
    case .drafted(let slug, let content, let digest):
      JSONObject([
        "slug": .string(slug.text), "content": .object(content.json),
        "digest": .string(digest.hex), "wordCount": .integer(content.wordCount),
      ])
    case .imported(let slug, let content, let digest, let origin, let source):
      JSONObject([
        "slug": .string(slug.text), "content": .object(content.json),
        "digest": .string(digest.hex), "wordCount": .integer(content.wordCount),
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
    case .unpublished(let reason), .embargoLifted(let reason), .spiked(let reason):
      JSONObject(["reason": .string(reason)])
    case .killed(let reason, let notice):
      JSONObject(["reason": .string(reason), "notice": .string(notice)])
    case .embargoSet(let until):
      JSONObject(["until": .string(until.timestamp)])
    case .slugChanged(let former, let slug):
      JSONObject(["from": .string(former.text), "to": .string(slug.text)])
    case .assigned(let assignee, let due):
      JSONObject(["assignee": .string(assignee), "due": due.map { .string($0.description) }])
    case .noteAdded(let note):
      JSONObject(["note": .string(note.hex)])
    case .unspiked(let state):
      JSONObject(["state": .string(state.rawValue)])
    case .textErased(let texts, let revisions, let notes, let reason, let ground):
      JSONObject([
        "texts": .array(texts.map { .string($0.hex) }),
        "revisions": .array(revisions.map(JSONValue.integer)),
        "notes": .array(notes.map(JSONValue.integer)), "reason": .string(reason),
        "ground": .string(ground),
      ])
    }
  }
}
