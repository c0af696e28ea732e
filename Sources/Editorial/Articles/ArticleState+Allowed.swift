extension ArticleState {
  /// What `actor` could ask of the article as it stands, for a refusal to say. What depends on the
  /// words of the command (a date, a reason) is left to the decision.
  package func allowedVerbs(for actor: Actor) -> [ArticleVerb] {
    guard current != nil else { return actor.role == .auditor ? [] : [.draft] }
    return ArticleVerb.allCases.filter { verb in
      verb.isDeskWork && mismatch(with: verb) == nil && objection(to: verb, by: actor) == nil
    }
  }

  /// Why this person may not, though another could; nil when they may.
  func objection(to verb: ArticleVerb, by actor: Actor) -> ArticleRejection.Cause? {
    switch actor.role {
    case .auditor: .auditor
    case .editor: verb.needsAdmin ? .adminOnly(verb) : objection(to: verb, byEditor: actor.name)
    case .admin: verb == .approve ? objection(toApprovalBy: actor.name) : nil
    }
  }

  private func objection(
    to verb: ArticleVerb, byEditor name: String
  ) -> ArticleRejection.Cause? {
    switch verb {
    case .withdraw:
      submission.flatMap { $0.by == name ? nil : .notSubmitter(submitter: $0.by) }
    case .spike, .unspike:
      owner.flatMap { $0 == name ? nil : .notOwner(verb, owner: $0) }
    case .rename: wasEverPublished ? .renameOncePublished : nil
    case .embargo: live != nil && live?.digest == current?.digest ? .embargoOnLive : nil
    default: nil
    }
  }

  private func objection(toApprovalBy name: String) -> ArticleRejection.Cause? {
    if let revision = current?.contributors[name] { return .ownWords(name, revision: revision) }
    return submission?.by == name ? .ownSubmission(name) : nil
  }
}
