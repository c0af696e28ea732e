import Digests
import PlainText

// Submission and review.
extension Article {
  static func submit(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if state.editorialState == .submitted { return [] }
    let current = try state.requireCurrent()
    try state.require(.submit, in: context)
    try state.requireText(of: current, for: .submit)
    let missing = current.content.missing(forSubmissionBy: context.settings)
    guard missing.isEmpty else { throw state.rejection(.incomplete(missing: missing)) }
    return [.submitted(revision: current.number, digest: current.digest)]
  }

  static func withdraw(
    _ state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    if case .submissionWithdrawn = state.lastChange { return [] }
    let current = try state.requireCurrent()
    try state.require(.withdraw, in: context)
    try state.requirePermission(.withdraw, in: context)
    return [.submissionWithdrawn(revision: current.number)]
  }

  static func requestChanges(
    _ reason: String, on state: ArticleState, in context: DeskContext
  ) throws(ArticleRejection) -> [ArticleEvent] {
    let current = try state.requireCurrent()
    let reason = try state.require(reason, or: .reasonMissing(.requestChanges))
    if state.changesRequested == reason { return [] }
    try state.require(.requestChanges, in: context)
    return [.changesRequested(revision: current.number, reason: reason)]
  }

  /// Four eyes: the approver has read exactly the submitted text, and neither wrote nor submitted
  /// it.
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

extension Content {
  /// What is missing for a submission, in words. The settings may require more fields than the desk
  /// always does.
  fileprivate func missing(forSubmissionBy settings: NewsroomSettings) -> [String] {
    func isBlank(_ text: String?) -> Bool { text?.trimmed.isEmpty ?? true }
    var missing: [String] = []
    if isBlank(headline) { missing.append("a headline") }
    if byline.allSatisfy({ isBlank($0) }) { missing.append("a byline") }
    if isBlank(dateline?.place) { missing.append("a dateline") }
    if wordCount == 0 { missing.append("a body") }
    if let leadImage {
      if isBlank(leadImage.caption) { missing.append("the lead image's caption") }
      if isBlank(leadImage.alt) { missing.append("the lead image's alt text") }
      if isBlank(leadImage.credit) { missing.append("the lead image's credit") }
    }
    let named = incompletePictures.prefix(Self.mostNamedPictures)
    missing += named.map(\.phrase)
    if named.count < incompletePictures.count { missing.append("what other pictures lack") }
    if undescribedPictures == 1 { missing.append("the alt text of a picture in the body") }
    if undescribedPictures > 1 {
      missing.append("the alt text of \(undescribedPictures) pictures in the body")
    }
    for field in settings.fields(requiredBy: .requiredForSubmission)
    where !field.isPresent(in: self) && !missing.contains(field.phrase) {
      missing.append(field.phrase)
    }
    return missing
  }

  /// How many incomplete pictures are named at once.
  private static let mostNamedPictures = 3
}
