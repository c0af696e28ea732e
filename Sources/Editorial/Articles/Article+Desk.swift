import Foundation

// Embargo, slug, assignment and spiking.
extension Article {
  static func embargo(
    until instant: Date, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let instant = instant.roundedToMilliseconds
    if state.embargo == instant { return [] }
    try state.require(.embargo, in: context)
    try state.requirePermission(.embargo, in: context)
    guard instant > context.now else { throw state.rejection(.notInFuture(.embargo, instant)) }
    // An earlier end would lift a part of the embargo.
    if let embargo = state.embargo, instant < embargo, context.actor.role != .admin {
      throw state.rejection(.earlierEmbargo(than: embargo))
    }
    return [.embargoSet(until: instant)]
  }

  static func liftEmbargo(
    _ reason: String, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let reason = try state.require(reason, or: .reasonMissing(.liftEmbargo))
    if case .embargoLifted = state.lastChange { return [] }
    try state.require(.liftEmbargo, in: context)
    return [.embargoLifted(reason: reason)]
  }

  /// The database checks that no other article has the slug.
  static func rename(
    to slug: Slug, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    guard let former = state.slug else { throw state.rejection(.noArticle) }
    if slug == former { return [] }
    try state.require(.rename, in: context)
    try state.requirePermission(.rename, in: context)
    try state.requireUnmistakable(slug)
    return [.slugChanged(from: former, to: slug)]
  }

  static func assign(
    to assignee: String, due: CalendarDate?, on state: ArticleState
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let assignee = try state.require(assignee, or: .assigneeMissing)
    if state.assignment == ArticleState.Assignment(assignee: assignee, due: due) { return [] }
    return [.assigned(to: assignee, due: due)]
  }

  static func spike(
    _ reason: String, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let reason = try state.require(reason, or: .reasonMissing(.spike))
    if state.editorialState == .spiked { return [] }
    try state.require(.spike, in: context)
    try state.requirePermission(.spike, in: context)
    return [.spiked(reason: reason)]
  }

  static func unspike(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if case .unspiked = state.lastChange { return [] }
    guard let former = state.spikedFrom else {
      throw state.rejection(.notSpiked, of: .unspike, in: context)
    }
    try state.requirePermission(.unspike, in: context)
    return [.unspiked(state: former)]
  }
}
