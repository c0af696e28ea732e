// No pending item outlives its purpose. The page "What happens to pending items" has the whole table.
extension Article {
  /// The pending items that a command ends although its own event does not say so: an event for
  /// each.
  ///
  /// - Parameter events: What the command itself records.
  static func endings(
    after events: [ArticleEvent], of verb: ArticleVerb, on state: ArticleState,
    in context: DeskContext
  ) -> [ArticleEvent] {
    guard let event = events.first else { return [] }
    var endings: [ArticleEvent] = []
    if let schedule = state.schedule, verb != .publishDue, event.ends(schedule, of: state) {
      endings.append(.scheduleCancelled)
    }
    if state.expiry != nil, verb != .unpublishDue,
      event.endsPublication || state.published == nil && (endings + [event]).endSchedule
    {
      endings.append(.unpublicationCancelled)
    }
    if let embargo = state.embargo, embargo > context.now, case .killed(let reason, _, _) = event {
      endings.append(.embargoLifted(reason: reason))
    }
    if let current = state.current, event.endsReview(of: current, of: state) {
      endings.append(.submissionWithdrawn(revision: current.number))
    }
    if let assignment = state.assignment, event.endsAssignment {
      endings.append(.assignmentEnded(assignee: assignment.assignee))
    }
    return endings
  }
}

extension ArticleEvent {
  /// Whether a schedule can no longer be carried out, or should not.
  fileprivate func ends(_ schedule: ArticleState.Schedule, of state: ArticleState) -> Bool {
    switch self {
    case .revised, .changesRequested, .published, .correctionPublished, .refiled, .unpublished,
      .killed, .spiked:
      true
    // Otherwise an update would end the hold by itself. One that was scheduled during the hold stays.
    case .held: state.hold == nil
    // An embargo is a promise to somebody else, and a schedule only a plan.
    case .embargoSet(let until): schedule.at < until
    case .textErased:
      state.revision(schedule.revision).map { erases(any: $0.content) } ?? false
    case .drafted, .imported, .publicationImported, .correctionImported, .submitted,
      .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .submissionWithdrawn, .approved, .publicationScheduled, .scheduleCancelled,
      .publicationFailed, .embargoLifted, .slugChanged, .assigned, .assignmentEnded,
      .replyPolicySet, .noteAdded,
      .unspiked:
      false
    }
  }

  /// Whether nothing is public any more that could be unpublished.
  fileprivate var endsPublication: Bool {
    switch self {
    case .unpublished, .killed: true
    case .drafted, .imported, .publicationImported, .correctionImported, .revised, .submitted,
      .submissionWithdrawn, .changesRequested, .approved, .publicationScheduled,
      .scheduleCancelled, .published, .publicationFailed, .correctionPublished, .refiled, .held,
      .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .embargoSet,
      .embargoLifted, .slugChanged, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded,
      .spiked, .unspiked,
      .textErased:
      false
    }
  }

  /// Whether it erases the text or a picture of a revision.
  private func erases(any content: Content) -> Bool {
    erasedTexts.contains(content.manuscript)
      || content.pictures.contains { erasedPictures.contains($0.key) }
  }

  /// Whether a submission or an approval that is still pending has lost its text or its article.
  fileprivate func endsReview(of current: ArticleRevision, of state: ArticleState) -> Bool {
    guard state.isPending(.submission) || state.isPending(.approval) else { return false }
    switch self {
    case .killed: return true
    case .textErased: return erases(any: current.content)
    case .drafted, .imported, .publicationImported, .correctionImported, .revised, .submitted,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .submissionWithdrawn, .changesRequested, .approved, .publicationScheduled,
      .scheduleCancelled, .published, .publicationFailed, .correctionPublished, .refiled,
      .unpublished, .embargoSet, .embargoLifted, .slugChanged, .assigned, .assignmentEnded,
      .replyPolicySet,
      .noteAdded, .spiked, .unspiked:
      return false
    }
  }

  /// Whether the assigned work is done, or nobody will do it.
  fileprivate var endsAssignment: Bool {
    switch self {
    case .published, .correctionPublished, .refiled, .killed, .spiked: true
    case .drafted, .imported, .publicationImported, .correctionImported, .revised, .submitted,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .submissionWithdrawn, .changesRequested, .approved, .publicationScheduled,
      .scheduleCancelled, .publicationFailed, .unpublished, .embargoSet, .embargoLifted,
      .slugChanged, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .unspiked,
      .textErased:
      false
    }
  }
}

extension [ArticleEvent] {
  /// Whether they end a schedule without carrying it out.
  fileprivate var endSchedule: Bool {
    contains(.scheduleCancelled) && !contains { $0.storedType == .published }
  }
}
