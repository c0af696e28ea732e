import Editorial
import EditorialReadModels
import Foundation
import Newsroom

/// What a person can do with an article on its page, each with a form.
enum ArticleAction: String, CaseIterable, Sendable {
  case submit, withdraw, approve
  case requestChanges = "request-changes"
  case publish, correct, hold
  case liftHold = "lift-hold"
  case unpublish, kill, note
  /// Done on other pages.
  case draft, save

  /// Whether the desk's rules could allow it. They decide when it is done.
  func isPossible(for board: BoardRow, as actor: Actor) -> Bool {
    guard actor.role != .auditor else { return false }
    let isAdmin = actor.role == .admin
    let (state, publication) = (board.editorialState, board.publicationState)
    return switch self {
    case .submit: state == .draft || state == .changesRequested
    case .withdraw: state == .submitted && (isAdmin || board.submittedBy == actor.name)
    case .approve: isAdmin && state == .submitted
    case .requestChanges: isAdmin && (state == .submitted || state == .approved)
    case .publish:
      isAdmin && state == .approved && publication != .killed
    case .correct: isAdmin && state == .approved && publication == .published
    case .hold: isAdmin && publication == .published
    case .liftHold: isAdmin && publication == .held
    case .unpublish: isAdmin && (publication == .published || publication == .held)
    case .kill: isAdmin && publication != .killed && board.publicationState != .unpublished
    case .note: true
    case .draft, .save: false
    }
  }

  /// The fields of its form.
  var fields: [Field] {
    switch self {
    case .submit, .withdraw, .approve, .publish, .draft, .save: []
    case .requestChanges, .unpublish: [.reason]
    case .correct: [.notice]
    case .hold: [.reason]
    case .liftHold: []
    case .kill: [.reason, .notice, .password]
    case .note: [.note]
    }
  }

  enum Field: String, Sendable {
    case reason, notice, note, password
  }

  func perform(
    on id: UUID, with fields: FormFields, as author: Member
  ) async throws {
    let options = fields.options
    func required(_ field: Field) throws -> String {
      guard let text = fields.text(field.rawValue) else {
        throw Failure(.invalid, "the \(field.rawValue) is missing")
      }
      return text
    }
    switch self {
    case .submit: _ = try await author.perform(.submit, on: id, options: options)
    case .withdraw: _ = try await author.perform(.withdraw, on: id, options: options)
    case .approve: _ = try await author.approve(id, options: options)
    case .requestChanges:
      let command = ArticleCommand.requestChanges(reason: try required(.reason))
      _ = try await author.perform(command, on: id, options: options)
    case .publish: _ = try await author.perform(.publish, on: id, options: options)
    case .correct:
      let command = ArticleCommand.correct(kind: .correction, notice: try required(.notice))
      _ = try await author.perform(command, on: id, options: options)
    case .hold:
      let command = ArticleCommand.hold(reason: try required(.reason), notice: nil)
      _ = try await author.perform(command, on: id, options: options)
    case .liftHold: _ = try await author.perform(.liftHold(reason: nil), on: id, options: options)
    case .unpublish:
      let command = ArticleCommand.unpublish(reason: try required(.reason))
      _ = try await author.perform(command, on: id, options: options)
    case .kill:
      let command = ArticleCommand.kill(
        reason: try required(.reason), notice: try required(.notice))
      _ = try await author.perform(command, on: id, options: options)
    case .note: _ = try await author.note(try required(.note), on: id, options: options)
    case .draft, .save: break
    }
  }
}
