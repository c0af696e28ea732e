/// The words for what may be asked of an article, as they are typed.
package enum ArticleVerb: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  case draft
  case `import`
  case revise
  case restore
  case submit
  case withdraw
  case requestChanges = "request-changes"
  case approve
  case schedule
  case unschedule
  case publish
  case publishDue = "publish-due"
  case correct
  case unpublish
  case kill
  case embargo
  case liftEmbargo = "lift-embargo"
  case rename
  case assign
  case note
  case spike
  case unspike
  case erase

  package var description: String { rawValue }

  /// Whether only an admin may, whatever the article.
  package var needsAdmin: Bool {
    switch self {
    case .draft, .revise, .restore, .submit, .withdraw, .embargo, .rename, .assign, .note, .spike,
      .unspike:
      false
    case .import, .requestChanges, .approve, .schedule, .unschedule, .publish, .publishDue,
      .correct,
      .unpublish, .kill, .liftEmbargo, .erase:
      true
    }
  }

  /// Whether it is work of the desk, which a refusal names among what is allowed.
  package var isDeskWork: Bool { ![.import, .publishDue, .erase].contains(self) }
}

extension ArticleCommand {
  package var verb: ArticleVerb {
    switch self {
    case .draft: .draft
    case .import: .import
    case .revise: .revise
    case .restore: .restore
    case .submit: .submit
    case .withdraw: .withdraw
    case .requestChanges: .requestChanges
    case .approve: .approve
    case .schedule: .schedule
    case .unschedule: .unschedule
    case .publish: .publish
    case .publishDue: .publishDue
    case .correct: .correct
    case .unpublish: .unpublish
    case .kill: .kill
    case .embargo: .embargo
    case .liftEmbargo: .liftEmbargo
    case .rename: .rename
    case .assign: .assign
    case .note: .note
    case .spike: .spike
    case .unspike: .unspike
    case .erase: .erase
    }
  }
}
