import Digests
import Foundation

// Publication. The live text changes only through publish and correct, and both publish the
// approved text or nothing.
extension Article {
  static func schedule(
    at instant: Date, zone: String, until expiry: Expiry?, on state: ArticleState,
    in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let instant = instant.roundedToMilliseconds
    if let schedule = state.schedule, schedule.failure == nil, schedule.at == instant,
      schedule.zone == zone, schedule.digest == state.approval?.digest,
      expiry == nil || state.isPending(expiry)
    {
      return []
    }
    try state.require(.schedule, in: context)
    let approval = try requireApproval(of: state, for: .schedule, in: context)
    guard instant > context.now else { throw state.rejection(.notInFuture(.schedule, instant)) }
    try requireNoEmbargo(at: instant, on: state)
    try requireExpiry(expiry ?? state.expiry, after: instant, on: state)
    return [
      .publicationScheduled(
        at: instant, zone: zone, revision: approval.revision, digest: approval.digest)
    ] + (expiry.map { [.unpublicationScheduled(at: $0.at, zone: $0.zone)] } ?? [])
  }

  static func unschedule(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if state.lastChange == .scheduleCancelled { return [] }
    try state.require(.unschedule, in: context)
    return [.scheduleCancelled]
  }

  static func publish(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if state.live != nil, state.live?.digest == state.approval?.digest { return [] }
    return [try publication(of: state, as: .publish, in: context)]
  }

  /// Carries out a due schedule once. A refusal is recorded and stays until an admin acts.
  static func publishDue(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    guard let schedule = state.schedule else {
      let rule = state.stateRule(against: .publishDue) ?? .notScheduled
      throw state.rejection(rule, of: .publishDue, in: context)
    }
    guard schedule.failure == nil else { return [] }
    guard context.now >= schedule.at else { throw state.rejection(.notDue(at: schedule.at)) }
    do {
      let published = try publication(of: state, as: .publish, in: context)
      try requireApproved(schedule, on: state)
      return [published]
    } catch {
      return [.publicationFailed(rule: error.rule)]
    }
  }

  static func correct(
    _ kind: CorrectionKind, _ notice: String, _ check: TypographicalCheck?,
    on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let notice = try state.require(notice, or: .noticeMissing(.correct))
    if let last = state.corrections.last, last.kind == kind, last.notice == notice,
      last.revision == state.live?.revision, last.digest == state.approval?.digest
    {
      return []
    }
    try state.require(.correct, in: context)
    let approval = try requireApproval(of: state, for: .correct, in: context)
    try requireNoEmbargo(at: context.now, on: state)
    try requireNotExpired(at: context.now, on: state)
    guard kind == .refile else {
      return [
        .correctionPublished(
          revision: approval.revision, digest: approval.digest, kind: kind, notice: notice)
      ]
    }
    let former = try requireTypographical(check, of: approval, on: state)
    return [
      .refiled(
        revision: approval.revision, digest: approval.digest, notice: notice, former: former)
    ]
  }

  static func unpublish(
    _ reason: String, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let reason = try state.require(reason, or: .reasonMissing(.unpublish))
    if state.wasEverPublished, state.publicationState == .unpublished { return [] }
    try state.require(.unpublish, in: context)
    return [.unpublished(reason: reason)]
  }

  static func kill(
    _ reason: String, _ notice: String, _ replacement: UUID?, on state: ArticleState,
    in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    // Without its own reason, a kill has the notice as its reason.
    let notice = try state.require(notice, or: .noticeMissing(.kill))
    let reason = try state.require(reason, or: .reasonMissing(.kill))
    let killed = ArticleEvent.killed(reason: reason, notice: notice, replacement: replacement)
    if state.lastChange == killed { return [] }
    try state.require(.kill, in: context)
    return [killed]
  }
}

extension Article {
  private static func publication(
    of state: ArticleState, as verb: ArticleVerb, in context: DeskContext
  ) throws(ArticleRejection) -> ArticleEvent {
    try state.require(verb, in: context)
    let approval = try requireApproval(of: state, for: verb, in: context)
    guard let slug = state.slug else { throw state.rejection(.noArticle) }
    try requireNoEmbargo(at: context.now, on: state)
    try requireNotExpired(at: context.now, on: state)
    return .published(revision: approval.revision, digest: approval.digest, slug: slug)
  }

  private static func requireApproval(
    of state: ArticleState, for verb: ArticleVerb, in context: DeskContext
  ) throws(ArticleRejection) -> ArticleState.Approval {
    guard let approval = state.approval, let current = state.current,
      approval.digest == current.digest
    else {
      throw state.rejection(.notApproved, of: verb, in: context)
    }
    try state.requireText(of: current, for: verb)
    return approval
  }

  private static func requireApproved(
    _ schedule: ArticleState.Schedule, on state: ArticleState
  ) throws(ArticleRejection) {
    guard let approval = state.approval, approval.digest != schedule.digest else { return }
    throw state.rejection(
      .approvedDigestDiffers(scheduled: schedule.revision, approved: approval.revision))
  }

  /// The digest of the live content with which the approved one was compared.
  private static func requireTypographical(
    _ check: TypographicalCheck?, of approval: ArticleState.Approval, on state: ArticleState
  ) throws(ArticleRejection) -> Digest {
    guard let check, check.former == state.published?.digest, check.new == approval.digest else {
      throw state.rejection(.notCompared)
    }
    if let finding = check.finding { throw state.rejection(.notTypographical(finding)) }
    return check.former
  }

  static func requireNoEmbargo(
    at instant: Date, on state: ArticleState
  ) throws(ArticleRejection) {
    guard let embargo = state.embargo, instant < embargo else { return }
    throw state.rejection(.embargoed(until: embargo))
  }
}
