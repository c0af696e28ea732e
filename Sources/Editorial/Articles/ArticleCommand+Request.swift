package import Digests
import Foundation
import JSON
import PlainText

extension ArticleCommand {
  /// The SHA-256 of the command and its arguments. The log stores it with the command id and
  /// refuses the id for a different request.
  ///
  /// A text is represented by its salted key, so the digest cannot confirm a guess at an erased
  /// text. Words are trimmed and times are rounded to milliseconds, as in the log. The base of a
  /// revision is not part of the digest, because a repeated command has a later base.
  package var request: Digest {
    var json = fields
    json["command"] = .string(verb.rawValue)
    return Digest(of: json.bytes)
  }

  private var fields: JSONObject {
    switch self {
    case .draft(let slug, let content):
      JSONObject(["slug": .string(slug.text), "content": .string(content.digest.hex)])
    case .import(let article):
      JSONObject(["events": .array(article.events.map { .object($0.payload) })])
    case .revise(_, let content, let draft):
      JSONObject([
        "content": .string(content.digest.hex), "draft": draft.map(JSONValue.integer),
      ])
    case .restore(let revision): JSONObject(["revision": .integer(revision)])
    case .submit, .withdraw, .unschedule, .publish, .publishDue, .unspike: JSONObject()
    case .cancelUnpublication, .unpublishDue: JSONObject()
    case .hold(let reason, let notice):
      JSONObject(["reason": Self.words(reason), "notice": Self.words(notice)])
    case .liftHold(let reason): JSONObject(["reason": Self.words(reason)])
    case .scheduleUnpublication(let expiry):
      JSONObject(["at": Self.instant(expiry.at), "zone": .string(expiry.zone)])
    case .requestChanges(let reason), .unpublish(let reason), .liftEmbargo(let reason),
      .spike(let reason):
      JSONObject(["reason": Self.words(reason)])
    case .approve(let digest): JSONObject(["digest": .string(digest.hex)])
    case .schedule(let at, let zone, let expiry):
      JSONObject([
        "at": Self.instant(at), "zone": .string(zone),
        "expiry": expiry.map { .array([Self.instant($0.at), .string($0.zone)]) },
      ])
    case .correct(let kind, let notice, _):
      JSONObject(["kind": .string(kind.rawValue), "notice": Self.words(notice)])
    case .kill(let reason, let notice, let replacement):
      JSONObject([
        "reason": Self.words(reason), "notice": Self.words(notice),
        "replacement": replacement.map { .string($0.text) },
      ])
    case .embargo(let until): JSONObject(["until": Self.instant(until)])
    case .rename(let slug): JSONObject(["to": .string(slug.text)])
    case .assign(let assignee, let due):
      JSONObject([
        "to": Self.words(assignee), "due": due.map { .string($0.description) },
      ])
    case .note(let note, let subject):
      ArticleEvent.noteAdded(note: note, about: subject).payload
    case .setReplyPolicy(let policy):
      JSONObject(["policy": policy.map { .string($0.text) }])
    case .erase(let scope, let reason, let ground):
      JSONObject([
        "scope": .object(scope.json), "reason": Self.words(reason), "ground": Self.words(ground),
      ])
    }
  }

  private static func words(_ text: String) -> JSONValue { .string(text.trimmed) }

  /// Nil for a text that is missing or empty, which means the same.
  private static func words(_ text: String?) -> JSONValue? {
    text.map(\.trimmed).flatMap { $0.isEmpty ? nil : .string($0) }
  }

  private static func instant(_ date: Date) -> JSONValue {
    .string(date.roundedToMilliseconds.timestamp)
  }
}

extension ErasureScope {
  fileprivate var json: JSONObject {
    switch self {
    case .article: JSONObject(["article": .boolean(true)])
    case .revision(let number): JSONObject(["revision": .integer(number)])
    case .picture(let key): JSONObject(["picture": .string(key.hex)])
    case .note(let version): JSONObject(["note": .integer(version)])
    }
  }
}

extension ArticleCommand {
  /// The command with the keys of the texts and pictures that `event` cites in place of its own.
  /// Without these keys, a repeated command could not be compared after its text was erased.
  package func citing(_ event: ArticleEvent) -> ArticleCommand {
    switch self {
    case .draft(let slug, var content):
      content.cite(event)
      return .draft(slug: slug, content: content)
    case .revise(let base, var content, let draft):
      content.cite(event)
      return .revise(base: base, content: content, draft: draft)
    case .import(var article):
      article.content.cite(event)
      return .import(article)
    case .note(let note, let subject): return .note(event.note ?? note, about: subject)
    case .restore, .submit, .withdraw, .requestChanges, .approve, .schedule, .unschedule, .publish,
      .scheduleUnpublication, .cancelUnpublication, .unpublishDue, .hold, .liftHold,
      .publishDue, .correct, .unpublish, .kill, .embargo, .liftEmbargo, .rename, .assign, .spike,
      .unspike, .setReplyPolicy, .erase:
      return self
    }
  }

  /// The commands that can lead to these events, which one command recorded. One of them has the
  /// request digest that the log stores.
  package static func candidates(for events: [ArticleEvent]) -> [ArticleCommand] {
    switch events.first {
    case .drafted(let slug, let content, _)?: [.draft(slug: slug, content: content)]
    case .imported?: ImportedArticle(events).map { [.import($0)] } ?? []
    case .revised(let revision, let content, _, let number?)?:
      if case .revised(_, let merged, _, nil)? = events.dropFirst().first {
        [.revise(base: revision - 1, content: merged, draft: number)]
      } else {
        [
          .restore(revision: number),
          .revise(base: revision - 1, content: content, draft: number),
        ]
      }
    case .revised(let revision, let content, _, nil)?:
      [.revise(base: revision - 1, content: content)]
    case .submitted?: [.submit]
    case .submissionWithdrawn?: [.withdraw]
    case .changesRequested(_, let reason)?: [.requestChanges(reason: reason)]
    case .approved(_, let digest)?: [.approve(digest: digest)]
    case .publicationScheduled(let at, let zone, _, _)?:
      [.schedule(at: at, zone: zone, expiry: Expiry(among: events))]
    case .scheduleCancelled?: [.unschedule]
    case .published?: [.publish, .publishDue]
    case .publicationFailed?: [.publishDue]
    case .correctionPublished(_, _, let kind, let notice)?: [.correct(kind: kind, notice: notice)]
    case .refiled(_, let digest, let notice, let former)?:
      [
        .correct(
          kind: .refile, notice: notice, check: TypographicalCheck(former: former, new: digest))
      ]
    case .unpublished(let reason)?: [.unpublish(reason: reason), .unpublishDue]
    case .held(let reason, let notice)?: [.hold(reason: reason, notice: notice)]
    case .holdLifted(let reason)?: [.liftHold(reason: reason)]
    case .unpublicationScheduled(let at, let zone)?:
      [.scheduleUnpublication(Expiry(at: at, zone: zone))]
    case .unpublicationCancelled?: [.cancelUnpublication]
    case .unpublicationFailed?: [.unpublishDue]
    case .killed(let reason, let notice, let replacement)?:
      [.kill(reason: reason, notice: notice, replacement: replacement)]
    case .embargoSet(let until)?: [.embargo(until: until)]
    case .embargoLifted(let reason)?: [.liftEmbargo(reason: reason)]
    case .slugChanged(_, let slug)?: [.rename(to: slug)]
    case .assigned(let assignee, let due)?: [.assign(to: assignee, due: due)]
    case .noteAdded(let note, let subject)?: [.note(note, about: subject)]
    case .replyPolicySet(let policy)?: [.setReplyPolicy(policy)]
    case .spiked(let reason)?: [.spike(reason: reason)]
    case .unspiked?: [.unspike]
    case .textErased(_, let pictures, let revisions, let notes, let reason, let ground)?:
      ([.article] + revisions.map { .revision($0) } + notes.map { .note($0) }
        + pictures.map { .picture($0) })
        .map { .erase($0, reason: reason, ground: ground) }
    // No command records these as its first event.
    case .publicationImported?, .correctionImported?, .assignmentEnded?, nil: []
    }
  }
}

extension Expiry {
  /// The one that the events of a command schedule; nil if they schedule none.
  fileprivate init?(among events: [ArticleEvent]) {
    for case .unpublicationScheduled(let at, let zone) in events {
      self.init(at: at, zone: zone)
      return
    }
    return nil
  }
}

extension Content {
  fileprivate mutating func cite(_ event: ArticleEvent) {
    manuscript = event.manuscript ?? manuscript
    let cited = Dictionary(event.pictures.map { ($0.path, $0.key) }) { first, _ in first }
    for index in pictures.indices {
      pictures[index].key = cited[pictures[index].path] ?? pictures[index].key
    }
  }
}
