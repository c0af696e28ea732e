/// Why a verb does not fit the state of an article. The raw values are the names of the rules.
package enum ArticleStateRule: String, Hashable, Sendable, CaseIterable {
  case alreadyDrafted
  case alreadySubmitted
  case alreadyApproved
  case notSubmitted
  case notApproved
  /// The approved text is already public.
  case alreadyLive
  case notPublished
  case neverPublished
  case wasPublished
  case notScheduled
  case noUnpublication
  /// The approved text is the one that is on hold.
  case onHold
  case notHeld
  case notEmbargoed
  case notSpiked
  case spiked
  case killed
}

// Which verbs fit the state of an article.
extension ArticleState {
  /// The rule by which `verb` does not fit the state of a drafted article, or nil when it fits.
  ///
  /// This is the only table of transitions. Decisions and the list of allowed verbs both use it.
  func stateRule(against verb: ArticleVerb) -> ArticleStateRule? {
    if publicationState == .killed { return verb == .note || verb == .erase ? nil : .killed }
    if editorialState == .spiked {
      return verb == .note || verb == .unspike || verb == .erase ? nil : .spiked
    }
    return switch verb {
    case .draft, .import: .alreadyDrafted
    case .revise, .restore, .rename, .assign, .note, .setReplyPolicy, .embargo, .erase: nil
    case .submit: ruleAgainstSubmitting
    case .withdraw, .approve: editorialState == .submitted ? nil : .notSubmitted
    case .requestChanges: submission != nil ? nil : .notSubmitted
    case .schedule, .publish: ruleAgainstPublishing
    case .correct: published == nil ? .notPublished : ruleAgainstPublishing
    case .unschedule, .publishDue: schedule == nil ? .notScheduled : nil
    case .scheduleUnpublication: published == nil && schedule == nil ? .notPublished : nil
    case .cancelUnpublication, .unpublishDue: expiry == nil ? .noUnpublication : nil
    case .unpublish, .hold: published == nil ? .notPublished : nil
    case .liftHold: hold == nil ? .notHeld : nil
    case .kill: wasEverPublished ? nil : .neverPublished
    case .liftEmbargo: embargo == nil ? .notEmbargoed : nil
    case .spike: wasEverPublished ? .wasPublished : nil
    case .unspike: .notSpiked
    }
  }

  private var ruleAgainstSubmitting: ArticleStateRule? {
    switch editorialState {
    case .draft, .changesRequested: nil
    case .submitted: .alreadySubmitted
    case .approved: .alreadyApproved
    case .spiked: .spiked
    }
  }

  private var ruleAgainstPublishing: ArticleStateRule? {
    guard let approval else { return .notApproved }
    guard published?.digest == approval.digest else { return nil }
    return live == nil ? .onHold : .alreadyLive
  }
}

// Which verbs a person may use.
extension ArticleState {
  /// The verbs that a rejection lists as allowed for `actor` now.
  package func allowedVerbs(for actor: Actor) -> [ArticleVerb] {
    permittedVerbs(for: actor).filter(\.isListedAsAllowed)
  }

  /// The verbs that `actor` may use on the article now. Rules about the arguments of a command,
  /// such as a date, are not considered.
  package func permittedVerbs(for actor: Actor) -> [ArticleVerb] {
    guard current != nil else { return actor.role == .auditor ? [] : [.draft] }
    return ArticleVerb.allCases.filter { verb in
      stateRule(against: verb) == nil && permissionRule(against: verb, by: actor) == nil
    }
  }

  /// Why `actor` may not use `verb` on this article although somebody else could; nil when they
  /// may.
  func permissionRule(against verb: ArticleVerb, by actor: Actor) -> ArticleRejection.Cause? {
    switch actor.role {
    case .auditor: .auditor
    case .editor:
      verb.needsAdmin ? .adminOnly(verb) : permissionRule(against: verb, byEditor: actor.name)
    case .admin: verb == .approve ? fourEyesRule(againstApprovalBy: actor.name) : nil
    }
  }

  private func permissionRule(
    against verb: ArticleVerb, byEditor name: String
  ) -> ArticleRejection.Cause? {
    switch verb {
    case .withdraw:
      submission.flatMap { $0.by == name ? nil : .notSubmitter(submitter: $0.by) }
    case .spike, .unspike:
      owner.flatMap { $0 == name ? nil : .notOwner(verb, owner: $0) }
    case .rename: wasEverPublished ? .renameOncePublished : nil
    case .embargo: published != nil && published?.digest == current?.digest ? .embargoOnLive : nil
    case .draft, .import, .revise, .restore, .submit, .requestChanges, .approve, .schedule,
      .scheduleUnpublication, .cancelUnpublication, .unpublishDue, .hold, .liftHold,
      .unschedule, .publish, .publishDue, .correct, .unpublish, .kill, .liftEmbargo, .assign, .note,
      .setReplyPolicy, .erase:
      nil
    }
  }

  private func fourEyesRule(againstApprovalBy name: String) -> ArticleRejection.Cause? {
    if let revision = current?.contributors[name] { return .ownWords(name, revision: revision) }
    return submission?.by == name ? .ownSubmission(name) : nil
  }
}
