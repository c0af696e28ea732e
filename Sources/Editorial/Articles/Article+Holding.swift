import Foundation
import PlainText

// A hold takes a published text out of use while the desk checks it. Lifting the hold makes the same
// text usable again; an update, a correction, an unpublication or a kill ends it as well.
extension Article {
  /// What the public can read is an admin's decision. A hold with other words replaces the former.
  static func hold(
    _ reason: String, _ notice: String?, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let reason = try state.require(reason, or: .reasonMissing(.hold))
    let notice = notice.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    if state.hold == ArticleState.Hold(reason: reason, notice: notice) { return [] }
    try state.require(.hold, in: context)
    return [.held(reason: reason, notice: notice)]
  }

  static func liftHold(
    _ reason: String?, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if case .holdLifted = state.lastChange { return [] }
    try state.require(.liftHold, in: context)
    if let revision = state.published.flatMap({ state.revision($0.revision) }) {
      try state.requireText(of: revision, for: .liftHold)
    }
    try requireNoEmbargo(at: context.now, on: state)
    try requireNotExpired(at: context.now, on: state)
    let reason = reason.map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    return [.holdLifted(reason: reason)]
  }
}
