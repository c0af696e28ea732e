import Editorial
import EditorialReadModels
import Newsroom

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
  case rename, spike, unspike, note
  /// Done on other pages.
  case draft, save, restore
  /// Done on a note.
  case resolve

  /// Whether the desk's rules could allow it. They decide when it is done.
  func isPossible(for board: BoardRow, as actor: Actor) -> Bool {
    guard actor.role != .auditor else { return false }
    let isAdmin = actor.role == .admin
    let (state, publication) = (board.editorialState, board.publicationState)
    let isOpen = publication != .killed && state != .spiked
    return switch self {
    case .submit: isOpen && (state == .draft || state == .changesRequested)
    case .withdraw: state == .submitted && (isAdmin || board.submittedBy == actor.name)
    case .approve: isAdmin && state == .submitted
    case .requestChanges: isAdmin && (state == .submitted || state == .approved)
    case .publish, .schedule: isAdmin && isOpen && state == .approved
    case .correct: isAdmin && state == .approved && publication == .published
    case .unschedule: isAdmin && board.scheduledAt != nil
    case .scheduleUnpublication:
      isAdmin && board.unpublishAt == nil && (publication == .published || publication == .held)
    case .cancelUnpublication: isAdmin && board.unpublishAt != nil
    case .hold: isAdmin && publication == .published
    case .liftHold: isAdmin && publication == .held
    case .unpublish: isAdmin && (publication == .published || publication == .held)
    case .kill: isAdmin && publication != .killed && publication != .unpublished
    case .assign: isOpen
    case .embargo: isOpen && board.embargo == nil
    case .liftEmbargo: isAdmin && board.embargo != nil
    case .rename: isOpen && (isAdmin || publication == .unpublished)
    case .spike: isOpen && publication == .unpublished && (isAdmin || board.draftedBy == actor.name)
    case .unspike: state == .spiked
    case .note: true
    case .draft, .save, .restore, .resolve: false
    }
  }

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
      .unpublish, .kill, .assign, .embargo, .liftEmbargo, .rename, .note, .draft, .save, .restore,
      .resolve:
      nil
    }
  }

  /// A field of a form; the raw value is its name.
  enum Field: String, Sendable {
    case reason, notice, note, words, password, time, until, person, due, slug, kind, replacement
    case holdNotice = "hold-notice"

    var isRequired: Bool {
      switch self {
      case .reason, .notice, .note, .password, .time, .person, .slug, .kind: true
      case .words, .until, .due, .replacement, .holdNotice: false
      }
    }
  }
}
