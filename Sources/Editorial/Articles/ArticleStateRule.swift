/// Why a verb does not fit the state an article is in. The raw values are the rules' names.
package enum ArticleStateRule: String, Hashable, Sendable, CaseIterable {
  case alreadyDrafted
  case alreadySubmitted
  case alreadyApproved
  case notSubmitted
  case notApproved
  /// The approved text is the one that is public.
  case alreadyLive
  case notPublished
  case neverPublished
  case wasPublished
  case notScheduled
  case notEmbargoed
  case notSpiked
  case spiked
  case killed
}

extension ArticleState {
  /// The rule by which `verb` does not fit the state of a drafted article, or nil when it does. The
  /// one table of transitions: decisions are taken by it, and refusals name what is allowed from it.
  func mismatch(with verb: ArticleVerb) -> ArticleStateRule? {
    if publicationState == .killed { return verb == .note || verb == .erase ? nil : .killed }
    if editorialState == .spiked {
      return verb == .note || verb == .unspike || verb == .erase ? nil : .spiked
    }
    return switch verb {
    case .draft, .import: .alreadyDrafted
    case .revise, .restore, .rename, .assign, .note, .embargo, .erase: nil
    case .submit: mismatchWithSubmitting
    case .withdraw, .approve: editorialState == .submitted ? nil : .notSubmitted
    case .requestChanges: submission != nil ? nil : .notSubmitted
    case .schedule, .publish: mismatchWithPublishing
    case .correct: live == nil ? .notPublished : mismatchWithPublishing
    case .unschedule, .publishDue: schedule == nil ? .notScheduled : nil
    case .unpublish: live == nil ? .notPublished : nil
    case .kill: wasEverPublished ? nil : .neverPublished
    case .liftEmbargo: embargo == nil ? .notEmbargoed : nil
    case .spike: wasEverPublished ? .wasPublished : nil
    case .unspike: .notSpiked
    }
  }

  private var mismatchWithSubmitting: ArticleStateRule? {
    switch editorialState {
    case .draft, .changesRequested: nil
    case .submitted: .alreadySubmitted
    case .approved: .alreadyApproved
    case .spiked: .spiked
    }
  }

  private var mismatchWithPublishing: ArticleStateRule? {
    guard let approval else { return .notApproved }
    return live?.digest == approval.digest ? .alreadyLive : nil
  }
}
