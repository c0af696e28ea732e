import Digests
package import EventSourcing
import Foundation

extension Article {
  package static func evolve(
    _ state: inout ArticleState, by recorded: RecordedEvent<ArticleEvent>
  ) {
    let (event, actor, at) = (recorded.event, recorded.actor, recorded.recordedAt)
    state.version = recorded.version
    if event.isChange(of: state) { state.lastChange = event }
    switch event {
    case .drafted(let slug, let content, let digest):
      state.slug = slug
      state.save(content, digest, by: actor, at: at, restoredFrom: nil)
    case .imported(let slug, let content, let digest, let origin, _):
      state.slug = slug
      state.save(content, digest, by: actor, at: origin.at, restoredFrom: nil)
    case .publicationImported(let digest, _, let firstAt, let last):
      state.enter(.approved)
      state.submission = .init(revision: 1, digest: digest, by: actor, at: last.at)
      state.approval = .init(revision: 1, digest: digest, by: actor, at: last.at)
      state.makePublic(.init(revision: 1, digest: digest, at: last.at))
      state.firstPublishedAt = firstAt
    case .correctionImported(let digest, let kind, let notice, let origin):
      state.corrections.append(
        .init(revision: 1, digest: digest, kind: kind, notice: notice, at: origin.at))
    case .revised(_, let content, let digest, let restoredFrom):
      state.save(content, digest, by: actor, at: at, restoredFrom: restoredFrom)
      state.enter(.draft)
      state.lapse()
    case .submitted(let revision, let digest):
      state.enter(.submitted)
      state.submission = .init(revision: revision, digest: digest, by: actor, at: at)
    case .submissionWithdrawn:
      state.reopen()
    case .changesRequested(_, let reason):
      state.enter(.changesRequested)
      state.changesRequested = reason
      state.endSchedule()
    case .approved(let revision, let digest):
      state.editorialState = .approved
      state.approval = .init(revision: revision, digest: digest, by: actor, at: at)

    case .publicationScheduled(let instant, let zone, let revision, let digest):
      state.schedule = .init(at: instant, zone: zone, revision: revision, digest: digest)
      state.lapsedSchedule = nil
    case .scheduleCancelled:
      state.endSchedule()
    case .publicationFailed(let rule):
      state.schedule?.failure = rule
      state.lapsedSchedule?.failure = rule
    case .published(let revision, let digest, _):
      state.makePublic(.init(revision: revision, digest: digest, at: at))
    case .correctionPublished(let revision, let digest, let kind, let notice):
      state.makePublic(.init(revision: revision, digest: digest, at: at))
      state.corrections.append(
        .init(revision: revision, digest: digest, kind: kind, notice: notice, at: at))
    case .refiled(let revision, let digest, let notice, _):
      state.makePublic(.init(revision: revision, digest: digest, at: at))
      state.corrections.append(
        .init(revision: revision, digest: digest, kind: .refile, notice: notice, at: at))
    case .unpublished:
      state.publicationState = .unpublished
      state.endHold()
      state.endExpiry()
      state.lapse()
    case .held(let reason, let notice):
      guard state.published != nil else { break }
      state.publicationState = .held
      state.hold = .init(reason: reason, notice: notice)
    case .holdLifted:
      if state.publicationState == .held { state.publicationState = .published }
      state.endHold()
    case .unpublicationScheduled(let instant, let zone):
      state.expiry = Expiry(at: instant, zone: zone)
      state.expiryFailure = nil
    case .unpublicationCancelled:
      state.endExpiry()
    case .unpublicationFailed(let rule):
      if state.expiry != nil { state.expiryFailure = rule }
    case .killed:
      state.publicationState = .killed
      state.endHold()
      state.endExpiry()
      state.endSchedule()
      state.embargo = nil
      state.assignment = nil
      if state.editorialState == .submitted { state.reopen() }

    case .embargoSet(let until):
      state.embargo = until
    case .embargoLifted:
      state.embargo = nil
    case .slugChanged(let former, let slug):
      state.slug = slug
      state.formerSlugs.removeAll { $0 == slug || $0 == former }
      state.formerSlugs.append(former)
    case .assigned(let assignee, let due):
      state.assignment = .init(assignee: assignee, due: due)
    case .assignmentEnded:
      state.assignment = nil
    case .noteAdded(let note, let subject):
      state.notes.append(.init(version: recorded.version, text: note, subject: subject))
    case .replyPolicySet(let policy):
      state.replyPolicy = policy
    case .spiked:
      state.spikedFrom = state.editorialState
      state.editorialState = .spiked
      state.assignment = nil
      state.lapse()
    case .unspiked(let former):
      state.editorialState = former
      state.spikedFrom = nil
    case .textErased(let texts, let pictures, _, _, _, let ground):
      for key in texts + pictures { state.erasures[key] = .init(by: actor, at: at, ground: ground) }
    }
  }
}

extension ArticleEvent {
  /// Whether the event changes the article itself. Notes, assignments, replies and erasures do not, and
  /// neither do the endings that follow from another event.
  fileprivate func isChange(of state: ArticleState) -> Bool {
    switch self {
    case .noteAdded, .assigned, .assignmentEnded, .replyPolicySet, .textErased: false
    case .scheduleCancelled: state.schedule != nil
    // It follows from another event unless there is something to unpublish.
    case .unpublicationCancelled:
      state.expiry != nil && (state.published != nil || state.schedule != nil)
    case .drafted, .imported, .publicationImported, .correctionImported, .revised, .submitted,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationFailed,
      .submissionWithdrawn, .changesRequested, .approved, .publicationScheduled, .published,
      .publicationFailed, .correctionPublished, .refiled, .unpublished, .killed, .embargoSet,
      .embargoLifted, .slugChanged, .spiked, .unspiked:
      state.publicationState != .killed
    }
  }
}

extension ArticleState {
  /// Enters an editorial state and ends any submission, approval and request for changes.
  fileprivate mutating func enter(_ state: EditorialState) {
    editorialState = state
    submission = nil
    approval = nil
    changesRequested = nil
  }

  /// Ends the submission and the approval. A spiked article stays spiked.
  fileprivate mutating func reopen() {
    let wasSpiked = editorialState == .spiked
    enter(wasSpiked ? .spiked : .draft)
    if wasSpiked { spikedFrom = .draft }
  }

  fileprivate mutating func endSchedule() {
    schedule = nil
    lapsedSchedule = nil
  }

  fileprivate mutating func endHold() { hold = nil }

  fileprivate mutating func endExpiry() {
    expiry = nil
    expiryFailure = nil
  }

  /// Ends the schedule, even if the log does not say so.
  fileprivate mutating func lapse() {
    lapsedSchedule = schedule ?? lapsedSchedule
    schedule = nil
  }

  /// Makes a text public, which is what the schedule, the embargo and the assignment were for. It
  /// takes the place of a text that was on hold.
  fileprivate mutating func makePublic(_ publication: Publication) {
    publicationState = .published
    lastPublication = publication
    publishedRevisions.insert(publication.revision)
    firstPublishedAt = firstPublishedAt ?? publication.at
    endHold()
    endSchedule()
    embargo = nil
    assignment = nil
  }

  fileprivate mutating func save(
    _ content: Content, _ digest: Digest, by author: String, at: Date, restoredFrom: Int?
  ) {
    let number = revisions.count + 1
    // After a publication, the list of contributors starts again.
    let wasPublished = lastPublication?.revision == current?.number
    var contributors = wasPublished ? [:] : current?.contributors ?? [:]
    if let restored = restoredFrom.flatMap({ revision($0) }) {
      contributors.merge(restored.contributors) { max($0, $1) }
    }
    contributors[author] = number
    revisions.append(
      ArticleRevision(
        number: number, content: content, digest: digest, author: author, savedAt: at,
        restoredFrom: restoredFrom, contributors: contributors))
  }
}
