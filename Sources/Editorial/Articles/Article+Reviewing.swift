import Digests

// What the desk says to a submission.
extension Article {
  static func requestChanges(
    _ reason: String, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let current = try state.requireCurrent()
    let reason = try state.require(reason, or: .reasonMissing(.requestChanges))
    if state.changesRequested == reason { return [] }
    try state.require(.requestChanges, in: context)
    return [.changesRequested(revision: current.number, reason: reason)]
  }

  /// Four eyes, on the very text: the approver has read what is submitted, and had no hand in it.
  static func approve(
    _ digest: Digest, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if state.editorialState == .approved, state.approval?.digest == digest { return [] }
    let current = try state.requireCurrent()
    try state.require(.approve, in: context)
    guard digest == current.digest, digest == state.submission?.digest else {
      throw state.rejection(.digestNotCurrent(revision: current.number))
    }
    try state.requireText(of: current, for: .approve)
    try state.requirePermission(.approve, in: context)
    return [.approved(revision: current.number, digest: digest)]
  }
}
