import Foundation

// The end of a publication. It lasts as long as the publication that it ends: while an article is
// published or on hold, or is scheduled.
extension Article {
  static func scheduleUnpublication(
    _ expiry: Expiry, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if state.isPending(expiry) { return [] }
    try state.require(.scheduleUnpublication, in: context)
    guard expiry.at > context.now else {
      throw state.rejection(.notInFuture(.scheduleUnpublication, expiry.at))
    }
    if let schedule = state.schedule {
      try requireExpiry(expiry, after: schedule.at, on: state)
    }
    return [.unpublicationScheduled(at: expiry.at, zone: expiry.zone)]
  }

  static func cancelUnpublication(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if state.lastChange == .unpublicationCancelled { return [] }
    try state.require(.cancelUnpublication, in: context)
    return [.unpublicationCancelled]
  }

  /// Carries out a due unpublication once. A refusal is recorded and stays until an admin acts.
  static func unpublishDue(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    try state.require(.unpublishDue, in: context)
    guard let expiry = state.expiry, state.expiryFailure == nil else { return [] }
    guard context.now >= expiry.at else { throw state.rejection(.notDue(at: expiry.at)) }
    guard state.published != nil else {
      return [.unpublicationFailed(rule: ArticleStateRule.notPublished.rawValue)]
    }
    return [.unpublished(reason: expiry.reason)]
  }

  /// Refuses an unpublication that would come before the publication.
  static func requireExpiry(
    _ expiry: Expiry?, after publication: Date, on state: ArticleState
  ) throws(ArticleRejection) {
    guard let expiry, expiry.at <= publication else { return }
    throw state.rejection(.unpublishedFirst(at: expiry.at, publication: publication))
  }

  /// Refuses to make public what should already have been unpublished.
  static func requireNotExpired(
    at instant: Date, on state: ArticleState
  ) throws(ArticleRejection) {
    guard let expiry = state.expiry, expiry.at <= instant else { return }
    throw state.rejection(.expired(at: expiry.at))
  }
}

extension ArticleState {
  /// Whether the article waits to be unpublished at this time, given in the same zone.
  func isPending(_ expiry: Expiry?) -> Bool {
    expiry != nil && self.expiry == expiry && expiryFailure == nil
  }
}

extension Expiry {
  /// The reason of the unpublication.
  fileprivate var reason: String { "scheduled for \(at.timestamp) (\(zone))" }
}
