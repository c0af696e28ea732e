import Editorial
import EditorialReadModels
import Newsroom

/// What a person can do with an article on its page, each with a form.
enum ArticleAction: String, CaseIterable, Sendable {
  case submit, withdraw, approve
  case requestChanges = "request-changes"
  case publish, correct, schedule, unschedule
  case liftHold = "lift-hold"
  case hold, unpublish, kill
  case assign, embargo
  case liftEmbargo = "lift-embargo"
  case rename, spike, unspike, note
  /// Done on other pages.
  case draft, save

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
    case .draft, .save: false
    }
  }

  /// The fields of its form.
  var fields: [Field] {
    switch self {
    case .submit, .withdraw, .approve, .publish, .unschedule, .liftHold, .unspike: []
    case .requestChanges, .unpublish, .hold, .liftEmbargo, .spike: [.reason]
    case .correct: [.notice]
    case .schedule, .embargo: [.time]
    case .kill: [.reason, .notice, .password]
    case .assign: [.person, .due]
    case .rename: [.slug]
    case .note: [.words, .note]
    case .draft, .save: []
    }
  }

  /// A field of a form; the raw value is its name.
  enum Field: String, Sendable {
    case reason, notice, note, words, password, time, person, due, slug

    var isRequired: Bool { self != .due && self != .words }
  }
}
