import Editorial

/// What a person can do with an article on its page, each with a form.
enum ArticleAction: String, CaseIterable, Sendable {
  case submit, withdraw, approve
  case requestChanges = "request-changes"
  case publish, correct, schedule, unschedule
  case scheduleUnpublication = "schedule-unpublication"
  case cancelUnpublication = "cancel-unpublication"
  case liftHold = "lift-hold"
  case hold, unpublish, kill
  case assign, embargo
  case liftEmbargo = "lift-embargo"
  case rename
  case setReplyPolicy = "set-reply-policy"
  case spike, unspike, note
  /// Done on other pages.
  case draft, save, restore
  /// Done on a note.
  case resolve

  /// The command that it gives; nil for what is done elsewhere.
  var verb: ArticleVerb? {
    switch self {
    case .submit: .submit
    case .withdraw: .withdraw
    case .approve: .approve
    case .requestChanges: .requestChanges
    case .publish: .publish
    case .correct: .correct
    case .schedule: .schedule
    case .unschedule: .unschedule
    case .scheduleUnpublication: .scheduleUnpublication
    case .cancelUnpublication: .cancelUnpublication
    case .liftHold: .liftHold
    case .hold: .hold
    case .unpublish: .unpublish
    case .kill: .kill
    case .assign: .assign
    case .embargo: .embargo
    case .liftEmbargo: .liftEmbargo
    case .rename: .rename
    case .spike: .spike
    case .unspike: .unspike
    case .note: .note
    case .setReplyPolicy: .setReplyPolicy
    case .draft, .save, .restore, .resolve: nil
    }
  }

  /// Whether the page of an article offers it.
  func isOffered(by permitted: Set<ArticleVerb>) -> Bool { verb.map(permitted.contains) ?? false }

  /// The fields of its form.
  var fields: [Field] {
    switch self {
    case .submit, .withdraw, .approve, .publish, .unschedule, .cancelUnpublication, .liftHold,
      .unspike:
      []
    case .requestChanges, .unpublish, .liftEmbargo, .spike: [.reason]
    case .hold: [.reason, .holdNotice]
    case .correct: [.kind, .notice]
    case .schedule: [.time, .until]
    case .embargo, .scheduleUnpublication: [.time]
    case .kill: [.reason, .notice, .replacement, .password]
    case .assign: [.person, .due]
    case .rename: [.slug]
    case .setReplyPolicy: [.replies, .days]
    case .note: [.words, .note]
    case .draft, .save, .restore, .resolve: []
    }
  }

  /// What takes it back, where the rules have such an action that needs nothing else.
  var inverse: ArticleAction? {
    switch self {
    case .submit: .withdraw
    case .schedule: .unschedule
    case .scheduleUnpublication: .cancelUnpublication
    case .hold: .liftHold
    case .spike: .unspike
    case .withdraw: .submit
    case .unspike, .approve, .requestChanges, .publish, .correct, .unschedule, .cancelUnpublication,
      .liftHold,
      .unpublish, .kill, .assign, .embargo, .liftEmbargo, .rename, .setReplyPolicy, .note, .draft,
      .save, .restore, .resolve:
      nil
    }
  }

  /// A field of a form; the raw value is its name.
  enum Field: String, Sendable {
    case reason, notice, note, words, password, time, until, person, due, slug, kind, replacement
    case replies, days
    case holdNotice = "hold-notice"

    var isRequired: Bool {
      switch self {
      case .reason, .notice, .note, .password, .time, .person, .slug, .kind, .replies: true
      case .words, .until, .due, .replacement, .holdNotice, .days: false
      }
    }

    /// How long the desk's rules permit it to be; nil if they do not say.
    var limit: WordsLimit? {
      switch self {
      case .reason: .reason
      case .notice, .holdNotice: .notice
      case .note: .note
      case .words, .password, .time, .until, .person, .due, .slug, .kind, .replacement, .replies,
        .days:
        nil
      }
    }
  }
}
